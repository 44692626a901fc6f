package io.civstack.generation.request;

import io.civstack.diffusion.request.TextToImage;
import io.civstack.events.ModelFamily;
import io.civstack.events.Prompt;
import io.civstack.generation.catalog.Catalog;
import io.civstack.generation.model.Model;
import io.civstack.generation.price.PriceList;
import io.civstack.generation.price.Quote;
import io.civstack.generation.recipe.Recipe;
import io.civstack.generation.recipe.Settings;
import io.civstack.generation.settings.SettingsRules;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Completes, checks and prices requests; the quote and the job come from the same call. */
@ApplicationScoped
public class RequestResolver {

    static final int PROMPT_CHARACTERS_MAX = TextToImage.PROMPT_CHARACTERS_MAX;
    static final int PICTURES_MAX = 4;
    static final long SEED_MAX = TextToImage.SEED_MAX;

    private final Catalog catalog;
    private final SettingsRules settings;
    private final PriceList prices;
    private final SeedSource seeds;

    RequestResolver(Catalog catalog, SettingsRules settings, PriceList prices, SeedSource seeds) {
        this.catalog = catalog;
        this.settings = settings;
        this.prices = prices;
        this.seeds = seeds;
    }

    /**
     * @throws io.civstack.web.ProblemException with the first thing that is wrong
     */
    public ResolvedRequest resolve(ImageRequest request) {
        Prompt prompt = prompt(request);
        int count = request.count() == null ? 1 : request.count();
        if (count < 1 || count > PICTURES_MAX) {
            throw RequestProblems.COUNT_OUT_OF_RANGE.exception();
        }
        long seed = request.seed() == null ? seeds.next() : request.seed();
        if (seed < 0 || seed > SEED_MAX) {
            throw RequestProblems.SEED_OUT_OF_RANGE.exception();
        }
        Model model = model(request);
        ModelFamily family = Objects.requireNonNull(model.family(), "an offered model has a family");
        Settings resolved = settings.resolve(request.settings(), model.defaults());
        Quote quote = prices.quote(family, resolved.width(), resolved.height(), resolved.steps(), count)
                .orElseThrow();
        Recipe recipe = new Recipe(model.id(), family, prompt, resolved, seed);
        return new ResolvedRequest(recipe, model.asResource(), quote);
    }

    /** Without zero characters, which PostgreSQL cannot store. */
    private static Prompt prompt(ImageRequest request) {
        String positive = textOf(request.prompt());
        String negative = textOf(request.negativePrompt());
        if (positive.isBlank()) {
            throw RequestProblems.PROMPT_MISSING.exception();
        }
        if (positive.length() > PROMPT_CHARACTERS_MAX || negative.length() > PROMPT_CHARACTERS_MAX) {
            throw RequestProblems.PROMPT_TOO_LONG.exception();
        }
        return new Prompt(positive, negative);
    }

    private static String textOf(@Nullable String text) {
        return text == null ? "" : text.replace("\0", "");
    }

    private Model model(ImageRequest request) {
        if (request.modelId() == null) {
            return catalog.preferred().orElseThrow(RequestProblems.NO_MODEL::exception);
        }
        return catalog.find(request.modelId())
                .filter(Model::usable)
                .orElseThrow(RequestProblems.MODEL_NOT_OFFERED::exception);
    }
}
