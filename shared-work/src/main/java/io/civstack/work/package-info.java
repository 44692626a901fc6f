/**
 * Work that waits for workers. A service enters work in the transaction that decides it, and supplies a
 * {@link io.civstack.work.WorkHandler}; everything between is here: the queue and its order, the doorbell (a record on
 * a dispatch topic) that wakes a worker, the claim that starts work by the service's own rules, lease and heartbeat,
 * the signal to stop, and the sweeper that takes work back from silent workers.
 *
 * <p>PostgreSQL says what there is to do, in one table of the service's schema. A doorbell only says that there is
 * something: losing one costs time, never work. Whatever a worker reports late is refused by its attempt number.
 */
@NullMarked
package io.civstack.work;

import org.jspecify.annotations.NullMarked;
