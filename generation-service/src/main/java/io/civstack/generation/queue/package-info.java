/** The queue of image jobs: how they are ranked, where a job stands, and how long it will take. */
@NullMarked
package io.civstack.generation.queue;

import org.jspecify.annotations.NullMarked;
