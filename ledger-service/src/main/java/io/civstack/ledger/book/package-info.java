/**
 * The rules of Buzz. A {@link io.civstack.ledger.book.Book} is all that is known of one user's money; {@link
 * io.civstack.ledger.book.Rules} turns a command into events or a refusal, and the book follows the events. Pure: time comes in as an
 * argument, storage replays the same events.
 */
@NullMarked
package io.civstack.ledger.book;

import org.jspecify.annotations.NullMarked;
