/**
 * {@code ./civstack bench engine}: the engine measured. Figures are JSON lines; timings of rivals are taken in turns,
 * so that a change of the machine's mood hits both.
 */
@NullMarked
package io.civstack.diffusion.bench;

import org.jspecify.annotations.NullMarked;
