package io.civstack.generation.images;

import io.civstack.diffusion.request.TextToImage;
import io.civstack.events.Prompt;
import io.civstack.generation.catalog.Catalog;
import io.civstack.generation.catalog.Model;
import io.civstack.generation.job.Recipe;
import io.civstack.generation.price.PriceList;
import io.civstack.generation.price.Quote;
import io.civstack.generation.settings.Settings;
import io.civstack.generation.settings.SettingsRules;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Completes, checks and prices what is asked; the what-if answer and the request come from the same call. */
@ApplicationScoped
class Requests {

    static final int PROMPT_CHARACTERS_MAX = TextToImage.PROMPT_CHARACTERS_MAX;
    static final int PICTURES_MAX = 4;
    static final long SEED_MAX = TextToImage.SEED_MAX;

    private final Catalog catalog;
    private final SettingsRules settings;
    private final PriceList prices;
    private final SeedSource seeds;

    Requests(Catalog catalog, SettingsRules settings, PriceList prices, SeedSource seeds) {
        this.catalog = catalog;
        this.settings = settings;
        this.prices = prices;
        this.seeds = seeds;
    }

    /** A request that can be drawn, and what it costs. */
    record Resolved(Recipe recipe, Model model, Quote quote) {}

    /**
     * @throws io.civstack.web.ProblemException with the first thing that is wrong
     */
    Resolved resolve(ImageRequest request) {
        Prompt prompt = prompt(request);
        int count = request.count() == null ? 1 : request.count();
        if (count < 1 || count > PICTURES_MAX) {
            throw ImageProblems.COUNT_OUT_OF_RANGE.exception();
        }
        long seed = request.seed() == null ? seeds.next() : request.seed();
        if (seed < 0 || seed > SEED_MAX) {
            throw ImageProblems.SEED_OUT_OF_RANGE.exception();
        }
        Model model = model(request);
        Settings drawn = settings.resolve(request.wishes(), model.defaults);
        Quote quote = prices.quote(model.family, drawn.width(), drawn.height(), drawn.steps(), count)
                .orElseThrow();
        Recipe recipe = new Recipe(
                model.modelId(),
                model.family,
                prompt,
                drawn.width(),
                drawn.height(),
                drawn.steps(),
                drawn.cfg(),
                drawn.sampler(),
                drawn.schedule(),
                seed,
                drawn.clipSkip());
        return new Resolved(recipe, model, quote);
    }

    /** PostgreSQL has no place for the zero character, and no prompt a use for it. */
    private static Prompt prompt(ImageRequest request) {
        String positive = textOf(request.prompt());
        String negative = textOf(request.negativePrompt());
        if (positive.isBlank()) {
            throw ImageProblems.PROMPT_MISSING.exception();
        }
        if (positive.length() > PROMPT_CHARACTERS_MAX || negative.length() > PROMPT_CHARACTERS_MAX) {
            throw ImageProblems.PROMPT_TOO_LONG.exception();
        }
        return new Prompt(positive, negative);
    }

    private static String textOf(@Nullable String text) {
        return text == null ? "" : text.replace("\0", "");
    }

    private Model model(ImageRequest request) {
        if (request.modelId() == null) {
            return catalog.preferred().orElseThrow(ImageProblems.NO_MODEL::exception);
        }
        return catalog.find(request.modelId())
                .filter(Model::usable)
                .orElseThrow(ImageProblems.MODEL_NOT_OFFERED::exception);
    }
}
