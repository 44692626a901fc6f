/** Where the events of jobs and pictures come in. */
@NullMarked
package io.civstack.moderation.consumer;

import org.jspecify.annotations.NullMarked;
