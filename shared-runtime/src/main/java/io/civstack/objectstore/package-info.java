/**
 * Objects in S3: one client a process, buckets by their short name, one kind of exception. Nothing here knows what
 * objects mean.
 */
@NullMarked
package io.civstack.objectstore;

import org.jspecify.annotations.NullMarked;
