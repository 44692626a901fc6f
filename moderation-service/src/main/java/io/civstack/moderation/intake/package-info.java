/** Where the facts of jobs and pictures come in. */
@NullMarked
package io.civstack.moderation.intake;

import org.jspecify.annotations.NullMarked;
