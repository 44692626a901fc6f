/**
 * The networks, one class a component. Widths, depths and counts come from the file's own tensors, so a tiny test
 * checkpoint and a real one take the same path; names inside are those of the single-file layout.
 */
@NullMarked
package io.civstack.diffusion.arch;

import org.jspecify.annotations.NullMarked;
