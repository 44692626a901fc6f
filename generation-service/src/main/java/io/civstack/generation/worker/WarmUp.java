package io.civstack.generation.worker;

import io.civstack.database.Columns;
import io.civstack.database.Database;
import io.civstack.diffusion.store.HeldModel;
import io.civstack.events.ModelFamily;
import io.civstack.events.ModelId;
import io.civstack.events.Prompt;
import io.civstack.generation.job.Recipe;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Draws one step with the preferred model, so that the first picture somebody waits for finds files and networks loaded. */
@ApplicationScoped
class WarmUp {

    private static final Logger LOG = Logger.getLogger(WarmUp.class);

    private static final String PREFERRED =
            "select * from model where preferred and family = any (string_to_array(?, ','))";

    private final Database database;
    private final ModelShelf shelf;
    private final Painter painter;
    private final WorkerConfig config;
    private final AtomicBoolean underWay = new AtomicBoolean();

    WarmUp(Database database, ModelShelf shelf, Painter painter, WorkerConfig config) {
        this.database = database;
        this.shelf = shelf;
        this.painter = painter;
        this.config = config;
    }

    /** Whether there is a preferred model that this worker has not drawn with. */
    boolean isDue() {
        return preferred()
                .filter(recipe -> !shelf.warm().contains(recipe.model()))
                .isPresent();
    }

    /** A fault here is no reason not to work: whoever asks for this model will be told. */
    void run() {
        if (!underWay.compareAndSet(false, true)) {
            return;
        }
        try {
            preferred().ifPresent(this::drawOneStep);
        } finally {
            underWay.set(false);
        }
    }

    private void drawOneStep(Recipe recipe) {
        long began = System.nanoTime();
        try (HeldModel model = shelf.hold(recipe.model())) {
            painter.paint(model.file(ModelShelf.MAIN), recipe, 0, NOBODY);
            LOG.infof("warm modelId=%s ms=%d", recipe.model(), (System.nanoTime() - began) / 1_000_000);
        } catch (IOException | RuntimeException e) {
            LOG.warnf("not warm modelId=%s reason=%s", recipe.model(), e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        shelf.drawnWith(recipe.model());
    }

    private Optional<Recipe> preferred() {
        return database.first(
                PREFERRED,
                row -> new Recipe(
                        new ModelId(Columns.uuid(row, "id")),
                        Columns.constant(row, "family", ModelFamily.class),
                        new Prompt("a picture", ""),
                        row.getInt("width"),
                        row.getInt("height"),
                        1,
                        row.getDouble("cfg"),
                        Columns.text(row, "sampler"),
                        Columns.text(row, "schedule"),
                        0,
                        row.getInt("clip_skip")),
                config.families().stream().map(ModelFamily::name).collect(Collectors.joining(",")));
    }

    private static final Painter.Watch NOBODY = new Painter.Watch() {
        @Override
        public void onStep(int step) {
            // nobody waits for it
        }

        @Override
        public boolean stopped() {
            return false;
        }
    };
}
