package io.civstack.generation.worker;

import io.civstack.events.Reason;
import io.civstack.generation.job.Recipe;
import java.nio.file.Path;

/** Draws pictures. Faults that may not come again elsewhere are exceptions; everything else is an answer. */
public interface Painter {

    /**
     * Draws one picture.
     *
     * @param checkpoint the model's main file, its other files beside it
     * @param watch follows the drawing and may stop it
     */
    Painting paint(Path checkpoint, Recipe recipe, long seed, Watch watch);

    /** Follows a drawing. Called from the drawing thread or others, and quick. */
    interface Watch {

        void onStep(int step);

        boolean stopped();
    }

    /** What came of it. */
    sealed interface Painting {

        /** A PNG file with its infotext. */
        @SuppressWarnings("ArrayRecordComponent") // never compared; copied nowhere but into the object store
        record Finished(byte[] png, int width, int height) implements Painting {}

        /** It was stopped. */
        record Stopped() implements Painting {}

        /** It would fail everywhere. */
        record Impossible(Reason reason) implements Painting {}
    }
}
