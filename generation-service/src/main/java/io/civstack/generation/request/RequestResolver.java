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
import io.civstack.web.FieldProblems;
import io.civstack.web.UserText;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.Optional;

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
     * @throws io.civstack.web.ProblemException with everything that is wrong
     */
    public ResolvedRequest resolve(ImageRequest request) {
        FieldProblems problems = new FieldProblems();
        Prompt prompt = prompt(request, problems);
        int count = request.count() == null ? 1 : request.count();
        if (count < 1 || count > PICTURES_MAX) {
            problems.add("count", RequestProblems.COUNT_OUT_OF_RANGE);
        }
        long seed = request.seed() == null ? seeds.next() : request.seed();
        if (seed < 0 || seed > SEED_MAX) {
            problems.add("seed", RequestProblems.SEED_OUT_OF_RANGE);
        }
        Optional<Model> found = model(request, problems);
        Settings recommended = found.map(Model::defaults).orElse(Settings.PLAIN);
        Settings resolved = settings.resolve(request.settings(), recommended, problems);
        problems.refuse();
        Model model = found.orElseThrow(RequestProblems.NO_MODEL::exception);
        ModelFamily family = Objects.requireNonNull(model.family(), "an offered model has a family");
        Quote quote = prices.quote(family, resolved.width(), resolved.height(), resolved.steps(), count)
                .orElseThrow();
        Recipe recipe = new Recipe(model.id(), family, prompt, resolved, seed);
        return new ResolvedRequest(recipe, model.asResource(), quote);
    }

    private static Prompt prompt(ImageRequest request, FieldProblems problems) {
        String positive = UserText.orEmpty(request.prompt());
        String negative = UserText.orEmpty(request.negativePrompt());
        if (positive.isEmpty()) {
            problems.add("prompt", RequestProblems.PROMPT_MISSING);
        }
        if (positive.length() > PROMPT_CHARACTERS_MAX) {
            problems.add("prompt", RequestProblems.PROMPT_TOO_LONG);
        }
        if (negative.length() > PROMPT_CHARACTERS_MAX) {
            problems.add("negativePrompt", RequestProblems.PROMPT_TOO_LONG);
        }
        return new Prompt(positive, negative);
    }

    private Optional<Model> model(ImageRequest request, FieldProblems problems) {
        if (request.modelId() == null) {
            return catalog.preferred();
        }
        Optional<Model> offered = catalog.find(request.modelId()).filter(Model::usable);
        if (offered.isEmpty()) {
            problems.add("modelId", RequestProblems.MODEL_NOT_OFFERED);
        }
        return offered;
    }
}
