/** Image jobs, pictures and the gallery over HTTP: what is asked is completed, checked and priced before anything is written. */
@NullMarked
package io.civstack.generation.images;

import org.jspecify.annotations.NullMarked;
