/** What a process is configured with because of who it is: {@code civstack.context} is all that a service says. */
@NullMarked
package io.civstack.context.config;

import org.jspecify.annotations.NullMarked;
