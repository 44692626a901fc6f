/**
 * How a picture was made, written into its file and read from it: PNG, JPEG and WebP, the line of parameters that A1111
 * and its descendants share ("infotext"), Civitai's resource lists, ComfyUI's graphs, and the hashes by which people
 * name model files.
 */
@NullMarked
package io.civstack.diffusion.metadata;

import org.jspecify.annotations.NullMarked;
