package io.civstack.moderation.scan;

import io.civstack.events.ImageEvent.ImageUploaded;
import io.civstack.moderation.picture.PerceptualHash;
import org.jspecify.annotations.Nullable;

/**
 * What layers look at.
 *
 * @param hash how the picture looks; absent when it could not be read
 */
record Look(ImageUploaded picture, @Nullable PerceptualHash hash) {}
