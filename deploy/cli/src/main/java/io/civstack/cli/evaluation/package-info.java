/** Compares what the platform draws with the reference pictures of the demo model. */
@NullMarked
package io.civstack.cli.evaluation;

import org.jspecify.annotations.NullMarked;
