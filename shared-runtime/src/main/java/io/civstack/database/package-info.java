/**
 * Plain SQL on the service's schema, in the caller's transaction. Services whose rules live in plain Java keep their tables this way;
 * the outbox and the inbox stand on it too.
 */
@NullMarked
package io.civstack.database;

import org.jspecify.annotations.NullMarked;
