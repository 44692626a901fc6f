package io.civstack.generation.worker;

import io.civstack.diffusion.store.HeldModel;
import io.civstack.events.Prompt;
import io.civstack.generation.model.ModelPart;
import io.civstack.generation.model.PreferredModel;
import io.civstack.generation.recipe.Recipe;
import io.civstack.generation.table.ModelQuery;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/** Generates one step with the preferred model, so that files and networks are loaded before the first job comes. */
@ApplicationScoped
class ModelWarmUp {

    private static final Logger LOG = Logger.getLogger(ModelWarmUp.class);

    private final ModelQuery catalog;
    private final ModelCache models;
    private final ImageGenerator generator;
    private final WorkerConfig config;
    private final AtomicBoolean underWay = new AtomicBoolean();

    ModelWarmUp(ModelQuery catalog, ModelCache models, ImageGenerator generator, WorkerConfig config) {
        this.catalog = catalog;
        this.models = models;
        this.generator = generator;
        this.config = config;
    }

    /** Whether there is a preferred model that this worker has not used. */
    boolean isDue() {
        return preferred()
                .filter(recipe -> !models.recentlyUsed().contains(recipe.model()))
                .isPresent();
    }

    /** Faults are only logged, because a job that needs the model will report them. */
    void run() {
        if (!underWay.compareAndSet(false, true)) {
            return;
        }
        try {
            preferred().ifPresent(this::generateOneStep);
        } finally {
            underWay.set(false);
        }
    }

    private void generateOneStep(Recipe recipe) {
        long began = System.nanoTime();
        try (HeldModel model = models.hold(recipe.model())) {
            generator.generate(model.file(ModelPart.MAIN), recipe, 0, NO_LISTENER);
            LOG.infof("warm modelId=%s ms=%d", recipe.model(), (System.nanoTime() - began) / 1_000_000);
        } catch (IOException | RuntimeException e) {
            LOG.warnf("not warm modelId=%s reason=%s", recipe.model(), e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        models.markUsed(recipe.model());
    }

    private Optional<Recipe> preferred() {
        return catalog.preferred(config.families()).map(ModelWarmUp::oneStep);
    }

    private static Recipe oneStep(PreferredModel model) {
        Prompt prompt = new Prompt("a picture", "");
        return new Recipe(model.id(), model.family(), prompt, model.defaults().withSteps(1), 0);
    }

    private static final ImageGenerator.ProgressListener NO_LISTENER = new ImageGenerator.ProgressListener() {
        @Override
        public void onStep(int step) {
            // The picture is thrown away.
        }

        @Override
        public boolean stopped() {
            return false;
        }
    };
}
