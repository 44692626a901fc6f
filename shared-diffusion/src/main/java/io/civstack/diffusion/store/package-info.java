/**
 * A content-addressed folder of model files beside a worker, filled by single-flight downloads within a disk budget. A
 * file is named by its SHA-256 and is complete and verified as soon as it has its name; there are no symbolic links,
 * because ONNX Runtime refuses them.
 */
@NullMarked
package io.civstack.diffusion.store;

import org.jspecify.annotations.NullMarked;
