/** What ./civstack can do, a class a command. */
@NullMarked
package io.civstack.local.command;

import org.jspecify.annotations.NullMarked;
