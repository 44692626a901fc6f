/** What the header of a model file tells: a summary of the file, or the reason why it cannot be used. */
@NullMarked
package io.civstack.diffusion.inspection;

import org.jspecify.annotations.NullMarked;
