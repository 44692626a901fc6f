/**
 * The small port between the engine and the runtime that computes networks: load, bind, run, terminate, close. Nothing above this package
 * knows ONNX Runtime.
 */
@NullMarked
package io.civstack.diffusion.run;

import org.jspecify.annotations.NullMarked;
