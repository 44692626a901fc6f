/** Keycloak: unpacked and built once, with our realm. */
@NullMarked
package io.civstack.local.keycloak;

import org.jspecify.annotations.NullMarked;
