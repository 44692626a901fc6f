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

    /** How often an idle worker looks for itself, and what nobody has heard of rings again. */
    @WithDefault("PT1S")
    Duration look();

    /** Whether this process takes work back from silent workers and rings again; a worker of its own leaves that to the service. */
    @WithDefault("true")
    boolean sweep();

    @WithDefault("PT1S")
    Duration sweepEvery();

    /** Lost leases that one batch takes up. */
    @WithDefault("100")
    int sweepRowsMax();

    /** How often the figures for operators are read. */
    @WithDefault("PT5S")
    Duration figuresEvery();
}
