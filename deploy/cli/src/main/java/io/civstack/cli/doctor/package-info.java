/** What this machine lacks to run Civstack, and what to do about it. */
@NullMarked
package io.civstack.cli.doctor;

import org.jspecify.annotations.NullMarked;
