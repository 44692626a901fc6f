/**
 * Makes what the declared contexts need before they start: topics, a database with a role and a schema each, buckets.
 * What exists is not changed; where it differs from its declaration, that is logged and left to people.
 */
@NullMarked
package io.civstack.provision;

import org.jspecify.annotations.NullMarked;
