/** Work beside requests and messages: one life for everything that comes round again or must not end, and one back-off. */
@NullMarked
package io.civstack.background;

import org.jspecify.annotations.NullMarked;
