/** Model files on their way into the catalog. */
@NullMarked
package io.civstack.cli.model;

import org.jspecify.annotations.NullMarked;
