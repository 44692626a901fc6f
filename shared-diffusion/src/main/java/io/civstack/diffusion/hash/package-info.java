/** The hashes by which people and tools name model files: AutoV1, AutoV2, AutoV3, SHA-256, CRC-32 and BLAKE3. */
@NullMarked
package io.civstack.diffusion.hash;

import org.jspecify.annotations.NullMarked;
