package io.civstack.source;

import java.util.UUID;

/** The source of new ids; tests have their own. */
@FunctionalInterface
public interface IdSource {

    /** An id that nobody had before; later ids sort after earlier ones. */
    UUID next();
}
