/** Pictures from the command line: the options of a request, following its job, writing the files. */
@NullMarked
package io.civstack.cli.picture;

import org.jspecify.annotations.NullMarked;
