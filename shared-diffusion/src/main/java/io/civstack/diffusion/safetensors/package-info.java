/**
 * Reads {@code .safetensors} files that may be malicious: the whole header is checked before any offset is used.
 *
 * <p>Format: 8 bytes little-endian header length, that much JSON, then the tensors' bytes without gaps.
 */
@NullMarked
package io.civstack.diffusion.safetensors;

import org.jspecify.annotations.NullMarked;
