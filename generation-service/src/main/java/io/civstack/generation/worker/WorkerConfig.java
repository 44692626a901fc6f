package io.civstack.generation.worker;

import io.civstack.diffusion.arch.Lowering;
import io.civstack.events.ModelFamily;
import io.civstack.work.WorkerSettings;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/** What one worker process may use. */
@ConfigMapping(prefix = "civstack.worker")
public interface WorkerConfig {

    /** True in the worker role only. */
    @WithDefault("false")
    boolean enabled();

    /** Whose doorbells it answers; everything that the engine draws, unless a pool of machines is set aside for one family. */
    @WithDefault("SD1,SD2,SDXL")
    Set<ModelFamily> families();

    /** Jobs drawn at a time. */
    @WithDefault("1")
    int slots();

    /** Processor threads of the engine; all processors when left out. */
    OptionalInt threads();

    /** What computes the networks; {@code cuda} needs a build with -Pgpu and a GPU, and is refused without. */
    @WithDefault("cpu")
    Lowering.Target target();

    /** Networks kept loaded, in the memory of what computes them. */
    @WithDefault("4294967296")
    long sessionBytesMax();

    /** Where model files lie. */
    @WithDefault("${civstack.model.store:${java.io.tmpdir}/civstack-models}")
    Path modelFolder();

    /** Model files kept on the disk. */
    @WithDefault("34359738368")
    long modelFolderBytesMax();

    /** How often leases are renewed and progress is noted in the rows. */
    @WithDefault("PT1S")
    Duration heartbeat();

    /** The shortest time between two progress events of a job. */
    @WithDefault("PT0.1S")
    Duration progressPause();

    /** How long a stopping worker waits for its drawings to stop. */
    @WithDefault("PT8S")
    Duration stopMax();

    default WorkerSettings settings() {
        Set<String> pools = families().stream().map(ModelFamily::slug).collect(Collectors.toUnmodifiableSet());
        return new WorkerSettings(enabled(), pools, slots(), heartbeat(), stopMax());
    }
}
