package io.civstack.moderation.scan;

import io.civstack.events.ImageEvent.ImageUploaded;
import io.civstack.moderation.picture.PerceptualHash;
import org.jspecify.annotations.Nullable;

/**
 * What layers inspect.
 *
 * @param hash how the picture looks; absent when it could not be read
 */
record LayerInput(ImageUploaded picture, @Nullable PerceptualHash hash) {}
