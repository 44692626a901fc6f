/** How a picture is drawn, and the limits of it: the same rules for what a request asks and what a model's maker recommends. */
@NullMarked
package io.civstack.generation.settings;

import org.jspecify.annotations.NullMarked;
