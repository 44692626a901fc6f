package io.civstack.generation.worker;

import io.civstack.events.Reason;
import io.civstack.generation.recipe.Recipe;
import java.nio.file.Path;

/** Generates pictures. A fault that another attempt may not meet is an exception; everything else is a result. */
public interface ImageGenerator {

    /**
     * Generates one picture.
     *
     * @param checkpoint the model's main file, with its other files in the same folder
     * @param listener gets the progress and may stop the generation
     */
    Result generate(Path checkpoint, Recipe recipe, long seed, ProgressListener listener);

    /** Gets the progress of a generation. Called from any thread, and must return quickly. */
    interface ProgressListener {

        void onStep(int step);

        boolean stopped();
    }

    /** The result of a generation. */
    sealed interface Result {

        /** A PNG file with its infotext. */
        @SuppressWarnings("ArrayRecordComponent") // Never compared, and never changed.
        record Finished(byte[] png, int width, int height) implements Result {}

        /** It was stopped. */
        record Stopped() implements Result {}

        /** Every worker would fail. */
        record Impossible(Reason reason) implements Result {}
    }
}
