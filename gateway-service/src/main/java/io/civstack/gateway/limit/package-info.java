/** How often somebody may call: token buckets by principal and cost class. */
@NullMarked
package io.civstack.gateway.limit;

import org.jspecify.annotations.NullMarked;
