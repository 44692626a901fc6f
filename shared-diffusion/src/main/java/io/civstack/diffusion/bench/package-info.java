/**
 * {@code ./civstack bench engine} and {@code ./civstack inspect FILE}: the engine from the command line. Figures are JSON lines; timings of
 * rivals are taken in turns, so that a change of the machine's mood hits both.
 */
@NullMarked
package io.civstack.diffusion.bench;

import org.jspecify.annotations.NullMarked;
