/** Rate limits: how often somebody may call, by token buckets for each principal and cost class. */
@NullMarked
package io.civstack.gateway.limit;

import org.jspecify.annotations.NullMarked;
