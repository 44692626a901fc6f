package io.civstack.generation.worker;

import io.civstack.web.IdSource;
import jakarta.inject.Singleton;

/** Names this process: a restarted worker is another one, so that it cannot be taken for its former self. */
@Singleton
class WorkerName {

    private final String value;

    WorkerName(IdSource ids) {
        this.value = "worker-" + ids.next();
    }

    String value() {
        return value;
    }
}
