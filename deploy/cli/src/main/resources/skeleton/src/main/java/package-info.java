/** Jobs that {name} has heard of. */
@NullMarked
package io.civstack.{name};

import org.jspecify.annotations.NullMarked;
