/**
 * Makes what the declared contexts need before they start: topics, a database with a role and a schema each, buckets. What is there stays
 * as it is; what is there and differs from its declaration is told and left to people.
 */
@NullMarked
package io.civstack.provision;

import org.jspecify.annotations.NullMarked;
