/** The numbers of adapter tensors and the matrix products that adapters are made of. */
@NullMarked
package io.civstack.diffusion.adapter.tensor;

import org.jspecify.annotations.NullMarked;
