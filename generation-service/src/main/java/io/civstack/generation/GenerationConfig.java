package io.civstack.generation;

import io.civstack.generation.job.Terms;
import io.civstack.work.Ranking;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What can be set, with the defaults that fit one machine. */
@ConfigMapping(prefix = "civstack.generation")
public interface GenerationConfig {

    Jobs jobs();

    Dispatch dispatch();

    Catalog catalog();

    /** The life of a job and what one may ask for. */
    interface Jobs {

        /** For the ledger and moderation to answer. */
        @WithDefault("PT2M")
        Duration joinMax();

        /** For queue and drawing, over all attempts. */
        @WithDefault("PT15M")
        Duration runMax();

        /** For the verdicts, from the last picture on. */
        @WithDefault("PT10M")
        Duration scanMax();

        /** How much longer than its job a hold lives. */
        @WithDefault("PT10M")
        Duration holdGrace();

        /** Lost or failed attempts after which a job is given up. */
        @WithDefault("3")
        int strikesMax();

        /** How long a job rests after its first strike; after the second twice as long. */
        @WithDefault("PT2S")
        Duration strikePause();

        /** The price file in force, by its name in the jar's folder of prices. */
        @WithDefault("images-2026-11.json")
        String priceFile();

        /** Jobs of one user that have not ended. */
        @WithDefault("4")
        int activePerUserMax();

        /** Pixels of one picture. */
        @WithDefault("1048576")
        long pixelsMax();

        /** Overdue jobs that one batch of a sweep takes up. */
        @WithDefault("100")
        int sweepRowsMax();

        /** How often overdue jobs are looked for. */
        @WithDefault("PT1S")
        Duration sweepEvery();

        /** How often objects are looked for that a crash left without a picture. */
        @WithDefault("PT10M")
        Duration looseObjectsEvery();

        default Terms terms() {
            return new Terms(joinMax(), runMax(), scanMax(), holdGrace(), strikesMax());
        }
    }

    /** How jobs find workers. All advantages are time, so each is overtaken by waiting. */
    interface Dispatch {

        /** How much later a job counts as queued for each job that its user had before it. */
        @WithDefault("PT20S")
        Duration fairStep();

        /** In which time what a user had wears off to a third. */
        @WithDefault("PT1M")
        Duration fairWindow();

        /** How much earlier a job counts as queued for each grade of priority. */
        @WithDefault("PT30S")
        Duration priorityHeadStart();

        /** How much older a job may be and still be overtaken by one whose model the worker holds warm. */
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
