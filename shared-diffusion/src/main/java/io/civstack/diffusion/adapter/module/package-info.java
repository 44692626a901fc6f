/** The modules of a model that adapters change, under all the names that adapter files give them. */
@NullMarked
package io.civstack.diffusion.adapter.module;

import org.jspecify.annotations.NullMarked;
