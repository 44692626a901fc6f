/** What a person sees: bars, plain lines where there is no terminal, JSON lines for scripts. */
@NullMarked
package io.civstack.cli.terminal;

import org.jspecify.annotations.NullMarked;
