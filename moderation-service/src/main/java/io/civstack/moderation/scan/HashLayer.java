package io.civstack.moderation.scan;

import io.civstack.events.Decision;
import io.civstack.events.Label;
import io.civstack.events.Origin;
import io.civstack.events.Rating;
import io.civstack.events.Reason;
import io.civstack.moderation.decision.Verdict;
import io.civstack.moderation.picture.PerceptualHash;
import io.civstack.moderation.table.BlockListTable;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Whether the picture looks like one that is on the block list. */
@Singleton
class HashLayer implements Layer {

    private static final String VERSION = "picture-hash@1";
    private static final Reason LISTED = new Reason(
            "moderation/picture-blocked",
            "This picture is not shown here: it is, or looks like, one that was removed for breaking the"
                    + " content rules.",
            "Make another picture. Nothing was charged for this one.");

    private final BlockListTable blockList;

    HashLayer(BlockListTable blockList) {
        this.blockList = blockList;
    }

    @Override
    public String name() {
        return "picture-hash";
    }

    /** What was blocked stays blocked, whether it was generated or uploaded. */
    @Override
    public boolean requiredFor(Origin origin) {
        return true;
    }

    @Override
    public Optional<Verdict> inspect(LayerInput input) {
        PerceptualHash hash = input.hash();
        if (hash == null) {
            return Optional.empty();
        }
        Verdict verdict = blockList
                .nearest(input.picture().sha256(), hash.meaningful() ? hash : null)
                .map(match -> Verdict.restrict(
                        VERSION,
                        Decision.BLOCK,
                        Rating.XXX,
                        List.of(new Label("listed-picture", closeness(match), VERSION)),
                        LISTED))
                .orElseGet(() -> Verdict.allow(VERSION, Rating.PG, List.of()));
        return Optional.of(verdict);
    }

    private static double closeness(BlockListTable.Match match) {
        return match.sameBytes() ? 1 : 1 - match.distance() / 256.0;
    }
}
