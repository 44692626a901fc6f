/**
 * HTTP for all services: every refusal is a {@link io.civstack.web.Problem}, every repeated request with the same key
 * has one effect ({@link io.civstack.web.Idempotency}), every list is read by {@link io.civstack.web.Cursor}, and time
 * and ids come from outside ({@link io.civstack.source.IdSource}). Configuration defaults are in
 * META-INF/microprofile-config.properties.
 */
@NullMarked
package io.civstack.web;

import org.jspecify.annotations.NullMarked;
