package io.civstack.source;

import java.util.UUID;

/** Where new ids come from; tests bring their own. */
@FunctionalInterface
public interface IdSource {

    /** An id that nobody had before; later ids sort after earlier ones. */
    UUID next();
}
