/** Results of reading the header of a model file: a summary, or the reason why the file cannot be used. */
@NullMarked
package io.civstack.diffusion.inspection;

import org.jspecify.annotations.NullMarked;
