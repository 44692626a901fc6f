/** What other services say of jobs and pictures, brought in as commands. Facts about things that are not ours are skipped quietly. */
@NullMarked
package io.civstack.generation.intake;

import org.jspecify.annotations.NullMarked;
