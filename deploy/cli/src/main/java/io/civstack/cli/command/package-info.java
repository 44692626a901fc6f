/** The commands of ./civstack, one class each, and how their errors are shown. */
@NullMarked
package io.civstack.cli.command;

import org.jspecify.annotations.NullMarked;
