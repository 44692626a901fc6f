/**
 * The port to ONNX Runtime: load, bind, run, terminate, close. Nothing above this package
 * knows ONNX Runtime.
 */
@NullMarked
package io.civstack.diffusion.run;

import org.jspecify.annotations.NullMarked;
