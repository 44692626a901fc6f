/** Objects in S3: pictures under their id, model files under their model's id. Nothing here knows what they mean. */
@NullMarked
package io.civstack.generation.bucket;

import org.jspecify.annotations.NullMarked;
