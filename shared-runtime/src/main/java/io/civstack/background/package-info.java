/**
 * Background work, beside requests and messages: tasks that are repeated, loops that must not end, and their back-off.
 */
@NullMarked
package io.civstack.background;

import org.jspecify.annotations.NullMarked;
