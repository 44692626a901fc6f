/** Objects in S3: one client a process, buckets by their short name, the client's exceptions in one shape. Nothing here knows what objects mean. */
@NullMarked
package io.civstack.objectstore;

import org.jspecify.annotations.NullMarked;
