/** The HTTP resources of jobs, pictures, the gallery and models, with the records that they answer with. */
@NullMarked
package io.civstack.generation.api;

import org.jspecify.annotations.NullMarked;
