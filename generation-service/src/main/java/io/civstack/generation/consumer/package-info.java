/** What other services say of jobs and pictures, brought in as commands. Events about things that are not ours are skipped quietly. */
@NullMarked
package io.civstack.generation.consumer;

import org.jspecify.annotations.NullMarked;
