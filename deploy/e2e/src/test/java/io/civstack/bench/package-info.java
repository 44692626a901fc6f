/**
 * Measurements of the platform: {@code ./civstack bench up}, {@code draw} and {@code dispatch} start them. The bench of
 * the engine alone is in shared-diffusion.
 */
@NullMarked
package io.civstack.bench;

import org.jspecify.annotations.NullMarked;
