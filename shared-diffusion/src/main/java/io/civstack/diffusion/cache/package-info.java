/** Keeps loaded networks by what they are, shares them between drawings and gives memory back when others need it. */
@NullMarked
package io.civstack.diffusion.cache;

import org.jspecify.annotations.NullMarked;
