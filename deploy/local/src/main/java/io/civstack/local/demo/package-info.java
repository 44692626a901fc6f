/** What a fresh platform gets so that it can draw at once: the demo model, the allowance, the first picture. */
@NullMarked
package io.civstack.local.demo;

import org.jspecify.annotations.NullMarked;
