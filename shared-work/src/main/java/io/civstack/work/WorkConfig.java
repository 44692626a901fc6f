package io.civstack.work;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What holds for all queues of a process. */
@ConfigMapping(prefix = "civstack.work")
public interface WorkConfig {

    /** How long a worker may be silent before its work is given to another. */
    @WithDefault("PT20S")
    Duration lease();

    /** How often an idle worker reads the queue by itself, and how long work waits before it rings again. */
    @WithDefault("PT1S")
    Duration pollEvery();

    /**
     * Whether this process takes work back from silent workers and rings again; worker processes leave that to the
     * service.
     */
    @WithDefault("true")
    boolean sweep();

    @WithDefault("PT1S")
    Duration sweepEvery();

    /** How many lost leases one batch handles. */
    @WithDefault("100")
    int sweepRowsMax();

    /** How often the figures for operators are read. */
    @WithDefault("PT5S")
    Duration figuresEvery();
}
