package io.civstack.moderation.scan;

import io.civstack.events.Origin;
import io.civstack.events.Rating;
import io.civstack.events.Resource;
import io.civstack.moderation.decision.Verdict;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** A picture is at least as mature as the models it was made with. */
@Singleton
class MadeWithLayer implements Layer {

    private static final String VERSION = "made-with@1";

    @Override
    public String name() {
        return "made-with";
    }

    /** It always has a verdict, so requiring it costs nothing. */
    @Override
    public boolean requiredFor(Origin origin) {
        return true;
    }

    @Override
    public Optional<Verdict> inspect(LayerInput input) {
        Rating rating =
                input.picture().resources().stream().map(Resource::rating).reduce(Rating.PG, Rating::join);
        return Optional.of(Verdict.allow(VERSION, rating, List.of()));
    }
}
