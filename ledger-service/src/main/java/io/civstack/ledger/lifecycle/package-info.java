/** The transactional half: each command is loaded under lock, decided by the rules and stored with its events. */
@NullMarked
package io.civstack.ledger.lifecycle;

import org.jspecify.annotations.NullMarked;
