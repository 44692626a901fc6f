package io.civstack.generation;

import io.civstack.generation.job.JobLimits;
import io.civstack.work.Ranking;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.time.Duration;

/** The configuration of this service, with defaults for one machine. */
@ConfigMapping(prefix = "civstack.generation")
public interface GenerationConfig {

    Jobs jobs();

    Dispatch dispatch();

    Catalog catalog();

    /** The life of a job and the limits of requests. */
    interface Jobs {

        /** For the ledger and moderation to answer. */
        @WithDefault("PT2M")
        Duration joinMax();

        /** For waiting in the queue and for generating, over all attempts. */
        @WithDefault("PT15M")
        Duration runMax();

        /** For the scans, from the last picture on. */
        @WithDefault("PT10M")
        Duration scanMax();

        /** How much longer than its job a hold lives. */
        @WithDefault("PT10M")
        Duration holdGrace();

        /** Lost or failed attempts after which a job is given up. */
        @WithDefault("3")
        int strikesMax();

        /** The pause of a job after its first failed attempt; after the second it is twice as long. */
        @WithDefault("PT2S")
        Duration strikePause();

        /** The price file, by its name in the folder {@code prices} of the jar. */
        @WithDefault("images-2026-11.json")
        String priceFile();

        /** Jobs of one user that have not ended. */
        @WithDefault("4")
        int activePerUserMax();

        /** Pixels of one picture. */
        @WithDefault("1048576")
        long pixelsMax();

        /** Overdue jobs in one batch of a sweep. */
        @WithDefault("100")
        int sweepRowsMax();

        /** How often overdue jobs are looked for. */
        @WithDefault("PT1S")
        Duration sweepEvery();

        /** How often unreferenced objects, which a crash left without a picture, are looked for. */
        @WithName("loose-objects-every")
        @WithDefault("PT10M")
        Duration unreferencedObjectsEvery();

        default JobLimits limits() {
            return new JobLimits(joinMax(), runMax(), scanMax(), holdGrace(), strikesMax());
        }
    }

    /** How waiting jobs are ranked. All advantages are times, so that each is made up for by waiting. */
    interface Dispatch {

        /** How much later a job counts as queued for each job that its user had before it. */
        @WithDefault("PT20S")
        Duration fairStep();

        /** After this time the jobs that a user had before count only a third. */
        @WithDefault("PT1M")
        Duration fairWindow();

        /** How much earlier a job counts as queued for each grade of priority. */
        @WithDefault("PT30S")
        Duration priorityHeadStart();

        /** How much older a job may be and still be overtaken by one whose model is loaded in the worker. */
        @WithDefault("PT10S")
        Duration affinityMax();

        default Ranking ranking() {
            return new Ranking(fairStep(), fairWindow(), priorityHeadStart(), affinityMax());
        }
    }

    /** Uploads of models. */
    interface Catalog {

        /** One model file. */
        @WithDefault("5368709120")
        long modelBytesMax();

        /** How long an upload may take from its announcement to its completion. */
        @WithDefault("PT6H")
        Duration uploadMax();

        /** Uploads of one user under way. */
        @WithDefault("4")
        int uploadsPerUserMax();

        /** How often uploads are looked for whose time is over. */
        @WithDefault("PT10M")
        Duration sweepEvery();
    }
}
