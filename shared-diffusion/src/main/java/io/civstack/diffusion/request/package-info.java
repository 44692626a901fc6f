/**
 * What callers ask of the engine: text to image, image to image, inpainting, hires fix, adapters, and how a run is
 * followed or stopped.
 */
@NullMarked
package io.civstack.diffusion.request;

import org.jspecify.annotations.NullMarked;
