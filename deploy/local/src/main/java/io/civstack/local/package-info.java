/** The platform on one machine: its infrastructure, its programs, and the supervisor that keeps them running. */
@NullMarked
package io.civstack.local;

import org.jspecify.annotations.NullMarked;
