/**
 * The worker role: a process of its own that is woken by the doorbell, claims jobs, draws them and reports. It owns nothing but its
 * leases: killed at any moment it costs time, and whatever it says late is refused by its attempt number.
 */
@NullMarked
package io.civstack.generation.worker;

import org.jspecify.annotations.NullMarked;
