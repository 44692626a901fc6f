package io.civstack.moderation.scan;

import io.civstack.events.Label;
import io.civstack.events.Origin;
import io.civstack.moderation.decision.Verdict;
import io.civstack.moderation.prompt.PromptScreen;
import io.civstack.moderation.prompt.Screening;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** What the prompt says that the picture shows. It has no verdict on uploads without a prompt. */
@Singleton
class PromptLayer implements Layer {

    private final PromptScreen screen;

    PromptLayer(PromptScreen screen) {
        this.screen = screen;
    }

    @Override
    public String name() {
        return "prompt-rules";
    }

    /** No other layer knows what a picture shows, so far: an upload without a prompt waits for a moderator. */
    @Override
    public boolean requiredFor(Origin origin) {
        return true;
    }

    @Override
    public Optional<Verdict> inspect(LayerInput input) {
        return Optional.ofNullable(input.picture().prompt()).map(prompt -> verdict(screen.screen(prompt)));
    }

    private Verdict verdict(Screening screening) {
        List<Label> labels = screening.labels().stream()
                .map(label -> new Label(label, 1, screen.version()))
                .toList();
        return screening.refusal() == null
                ? Verdict.allow(screen.version(), screening.rating(), labels)
                : Verdict.restrict(
                        screen.version(), screening.decision(), screening.rating(), labels, screening.refusal());
    }
}
