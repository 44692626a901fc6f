/** Who is calling, and the addresses where a browser signs in and out. */
@NullMarked
package io.civstack.gateway.session;

import org.jspecify.annotations.NullMarked;
