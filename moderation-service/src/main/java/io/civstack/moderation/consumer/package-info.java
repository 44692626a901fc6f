/** The consumers of the events of jobs and pictures. */
@NullMarked
package io.civstack.moderation.consumer;

import org.jspecify.annotations.NullMarked;
