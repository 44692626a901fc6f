package io.civstack.gateway.live;

import io.civstack.events.DecisionEvent;
import io.civstack.events.Event;
import io.civstack.events.GenerationEvent;
import io.civstack.events.HoldEvent;
import io.civstack.events.ImageEvent;
import io.civstack.events.ModelEvent;
import io.civstack.events.ModelEvent.ModelPublished;
import io.civstack.events.ModelEvent.ModelRetired;
import io.civstack.events.PromptEvent;
import io.civstack.events.PurseEvent;
import io.civstack.events.ReviewEvent;
import io.civstack.events.UserId;
import java.util.Optional;

/** Whose business a fact is. The switch names every kind, so a new kind does not compile until somebody has decided who sees it. */
final class Recipients {

    private Recipients() {}

    static Optional<UserId> of(Event event) {
        return switch (event) {
            case GenerationEvent fact -> Optional.of(fact.userId());
            case ImageEvent fact -> Optional.of(fact.owner());
            case HoldEvent fact -> Optional.of(fact.userId());
            case PurseEvent fact -> Optional.of(fact.userId());
            case PromptEvent.PromptScreened fact -> Optional.of(fact.userId());
            case DecisionEvent fact -> Optional.of(fact.owner());
            case ReviewEvent.ReviewOpened fact -> Optional.of(fact.owner());
            case ModelEvent fact ->
                switch (fact) {
                    case ModelPublished published -> Optional.of(published.publisher());
                    case ModelRetired _ -> Optional.empty();
                };
        };
    }
}
