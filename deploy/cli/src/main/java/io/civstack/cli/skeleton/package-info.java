/**
 * A new service: a module that compiles, starts and answers, and the lines that the rest of the repository needs of it.
 */
@NullMarked
package io.civstack.cli.skeleton;

import org.jspecify.annotations.NullMarked;
