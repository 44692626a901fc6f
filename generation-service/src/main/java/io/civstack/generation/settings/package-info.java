/**
 * The rules of settings: what completes them and in which range they lie, for requests and for the settings that a
 * model recommends alike.
 */
@NullMarked
package io.civstack.generation.settings;

import org.jspecify.annotations.NullMarked;
