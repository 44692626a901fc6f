/** The transactional half: each case is loaded under lock, decided by the rules and stored with its events. */
@NullMarked
package io.civstack.moderation.lifecycle;

import org.jspecify.annotations.NullMarked;
