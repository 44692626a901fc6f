/** What the platform consists of on one machine: folders, ports, and how each program is started. */
@NullMarked
package io.civstack.local.platform;

import org.jspecify.annotations.NullMarked;
