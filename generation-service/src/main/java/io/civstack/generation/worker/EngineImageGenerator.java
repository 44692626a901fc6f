package io.civstack.generation.worker;

import io.civstack.diffusion.DiffusionEngine;
import io.civstack.diffusion.arch.Lowering;
import io.civstack.diffusion.inspection.UnreadableModelException;
import io.civstack.diffusion.metadata.Infotext;
import io.civstack.diffusion.metadata.Png;
import io.civstack.diffusion.picture.GeneratedPicture;
import io.civstack.diffusion.request.AdvancedOptions;
import io.civstack.diffusion.request.CancelledException;
import io.civstack.diffusion.request.EngineLimits;
import io.civstack.diffusion.request.PictureRequest;
import io.civstack.diffusion.request.StepListener;
import io.civstack.diffusion.request.TextToImage;
import io.civstack.events.Prompt;
import io.civstack.events.Reason;
import io.civstack.generation.GenerationConfig;
import io.civstack.generation.recipe.Recipe;
import io.civstack.generation.recipe.Settings;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Generates with the diffusion engine, which is opened with the first picture and shared by all slots. */
@ApplicationScoped
public class EngineImageGenerator implements ImageGenerator {

    private static final String TRY_ANOTHER = "Nothing was charged; try another model or other settings.";

    private final EngineLimits limits;
    private final Lowering.Target target;
    private @Nullable DiffusionEngine engine;

    EngineImageGenerator(WorkerConfig worker, GenerationConfig generation) {
        this.target = worker.target();
        this.limits = new EngineLimits(
                worker.threads().orElse(Runtime.getRuntime().availableProcessors()),
                worker.sessionBytesMax(),
                generation.jobs().pixelsMax());
    }

    @Override
    public Result generate(Path checkpoint, Recipe recipe, long seed, ProgressListener listener) {
        try {
            GeneratedPicture generated = engine().generate(checkpoint, request(recipe, seed), listener(listener));
            Prompt prompt = recipe.prompt();
            String infotext = new Infotext(prompt.positive(), prompt.negative(), generated.parameters()).write();
            byte[] png = Png.encode(generated.picture(), infotext);
            return new Result.Finished(
                    png, generated.picture().width(), generated.picture().height());
        } catch (CancelledException e) {
            return new Result.Stopped();
        } catch (UnreadableModelException e) {
            if (e.reason() == UnreadableModelException.Reason.NOT_READABLE) {
                throw e;
            }
            return impossible("generation/model-broken", e);
        } catch (IllegalArgumentException e) {
            return impossible("generation/request-impossible", e);
        }
    }

    private static Result impossible(String code, RuntimeException cause) {
        return new Result.Impossible(new Reason(code, String.valueOf(cause.getMessage()), TRY_ANOTHER));
    }

    private static PictureRequest request(Recipe recipe, long seed) {
        Settings settings = recipe.settings();
        TextToImage text = new TextToImage(
                recipe.prompt().positive(),
                recipe.prompt().negative(),
                settings.width(),
                settings.height(),
                settings.steps(),
                settings.cfg(),
                settings.sampler(),
                settings.schedule(),
                seed,
                settings.clipSkip());
        return PictureRequest.of(text).with(AdvancedOptions.DEFAULTS.guided(settings.cfgRescale(), 0));
    }

    private static StepListener listener(ProgressListener listener) {
        return new StepListener() {
            @Override
            public void onStep(int step, int steps) {
                listener.onStep(step);
            }

            @Override
            public boolean cancelled() {
                return listener.stopped();
            }
        };
    }

    private synchronized DiffusionEngine engine() {
        if (engine == null) {
            engine = new DiffusionEngine(limits, target);
        }
        return engine;
    }

    @PreDestroy
    synchronized void close() {
        if (engine != null) {
            engine.close();
        }
    }
}
