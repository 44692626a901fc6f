/**
 * The settings of a generation and their limits: the same rules for requests and for the settings that a model
 * recommends.
 */
@NullMarked
package io.civstack.generation.settings;

import org.jspecify.annotations.NullMarked;
