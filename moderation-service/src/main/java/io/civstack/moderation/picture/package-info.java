/** Pictures as bytes: what they claim to be, whether that is safe to decode, and how they look in 256 bits. Pure. */
@NullMarked
package io.civstack.moderation.picture;

import org.jspecify.annotations.NullMarked;
