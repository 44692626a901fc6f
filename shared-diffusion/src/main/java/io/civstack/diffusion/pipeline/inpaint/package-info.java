/** Image to image and inpainting: what of a picture the model gets to see, and how the result is put back. */
@NullMarked
package io.civstack.diffusion.pipeline.inpaint;

import org.jspecify.annotations.NullMarked;
