/**
 * Plain SQL on the service's schema, in the caller's transaction. Services whose rules are plain Java keep their tables
 * this way, and so do the outbox and the inbox.
 */
@NullMarked
package io.civstack.database;

import org.jspecify.annotations.NullMarked;
