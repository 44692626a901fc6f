/** The buckets in the object store: pictures under their id, model files under the id of their model. */
@NullMarked
package io.civstack.generation.bucket;

import org.jspecify.annotations.NullMarked;
