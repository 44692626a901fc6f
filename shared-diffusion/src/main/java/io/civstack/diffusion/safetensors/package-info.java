/**
 * Reads {@code .safetensors} files without trusting them: the header is checked whole before anybody sees an offset.
 *
 * <p>Format: 8 bytes little-endian header length, that much JSON, then the tensors' bytes without gaps.
 */
@NullMarked
package io.civstack.diffusion.safetensors;

import org.jspecify.annotations.NullMarked;
