/**
 * The worker role: a process of its own that is woken by dispatch records, claims jobs, generates their pictures and
 * reports. It owns nothing but its leases: when it is killed, its jobs are given to another worker after the lease, and
 * whatever it reports later is refused by its attempt number.
 */
@NullMarked
package io.civstack.generation.worker;

import org.jspecify.annotations.NullMarked;
