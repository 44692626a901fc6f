/**
 * Builds ONNX models and writes them as protobuf, without a protobuf library.
 *
 * <p>Weights are not copied into the model: an initializer names a file, an offset and a length, and ONNX Runtime maps
 * the bytes where the checkpoint has them. A whole UNet is a model of a few hundred kilobytes.
 */
@NullMarked
package io.civstack.diffusion.graph;

import org.jspecify.annotations.NullMarked;
