/** The document of the public API, put together from those of the owning services. */
@NullMarked
package io.civstack.gateway.document;

import org.jspecify.annotations.NullMarked;
