/** The routes of the web page. */
@NullMarked
package io.civstack.gateway.page;

import org.jspecify.annotations.NullMarked;
