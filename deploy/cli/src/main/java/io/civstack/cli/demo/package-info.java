/** What a new platform needs before it can draw: the demo model, and Buzz to pay with. */
@NullMarked
package io.civstack.cli.demo;

import org.jspecify.annotations.NullMarked;
