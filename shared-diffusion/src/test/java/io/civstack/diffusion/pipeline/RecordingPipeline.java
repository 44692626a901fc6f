package io.civstack.diffusion.pipeline;

import io.civstack.diffusion.arch.Lowering;
import io.civstack.diffusion.picture.GeneratedPicture;
import io.civstack.diffusion.request.EngineLimits;
import io.civstack.diffusion.request.PictureRequest;
import io.civstack.diffusion.request.StepListener;
import io.civstack.diffusion.request.TextToImage;
import io.civstack.diffusion.run.RecordingLoader;
import io.civstack.diffusion.run.RecordingLoader.Run;
import java.nio.file.Path;
import java.util.List;

/** A pipeline that tells what its networks were given. */
public final class RecordingPipeline implements AutoCloseable {

    private final RecordingLoader loader = new RecordingLoader();
    private final TextToImagePipeline pipeline =
            new TextToImagePipeline(EngineLimits.defaults(), Lowering.Target.CPU, loader);

    /**
     * A drawing and what its networks were given.
     *
     * @param calls of the UNet, in order
     * @param textRuns of the text encoders
     */
    record Recorded(GeneratedPicture drawing, List<Run> calls, List<Run> textRuns) {

        /** What one call of the UNet was given in a row of its batch. */
        float[] told(int call, String input, int row) {
            return calls.get(call).row(input, row);
        }
    }

    Recorded draw(Path checkpoint, PictureRequest request) {
        loader.forget();
        GeneratedPicture drawing =
                pipeline.generateAll(checkpoint, request, 1, StepListener.NONE).getFirst();
        return new Recorded(drawing, loader.runsOf("eps"), loader.textRuns());
    }

    Recorded draw(Path checkpoint, TextToImage text) {
        return draw(checkpoint, PictureRequest.of(text));
    }

    public static TextToImage text(String prompt, String negative, String sampler, int steps) {
        return new TextToImage(prompt, negative, 64, 64, steps, 5, sampler, "", 7, 1);
    }

    @Override
    public void close() {
        pipeline.close();
    }
}
