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

/** Which user may see an event. The switch names every kind, so a new kind does not compile until this is decided. */
final class Recipients {

    private Recipients() {}

    static Optional<UserId> of(Event event) {
        return switch (event) {
            case GenerationEvent own -> Optional.of(own.userId());
            case ImageEvent own -> Optional.of(own.owner());
            case HoldEvent own -> Optional.of(own.userId());
            case PurseEvent own -> Optional.of(own.userId());
            case PromptEvent.PromptScreened own -> Optional.of(own.userId());
            case DecisionEvent own -> Optional.of(own.owner());
            case ReviewEvent.ReviewOpened own -> Optional.of(own.owner());
            case ModelEvent model ->
                switch (model) {
                    case ModelPublished published -> Optional.of(published.publisher());
                    case ModelRetired _ -> Optional.empty();
                };
        };
    }
}
