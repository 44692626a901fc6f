/** Who is calling, and the doors for the browser: sign in, sign out, me. */
@NullMarked
package io.civstack.gateway.session;

import org.jspecify.annotations.NullMarked;
