/** The web page and the headers that keep a browser on the safe side. */
@NullMarked
package io.civstack.gateway.page;

import org.jspecify.annotations.NullMarked;
