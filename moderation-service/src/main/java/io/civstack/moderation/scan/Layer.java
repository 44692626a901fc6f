package io.civstack.moderation.scan;

import io.civstack.events.Origin;
import io.civstack.moderation.decision.Verdict;
import java.util.Optional;

/** One check of a picture, with one verdict. Layers know nothing of each other. */
interface Layer {

    /** Its name without a version, as requirements and verdicts name it. */
    String name();

    /** True when pictures of this origin may not be public without its verdict. */
    boolean requiredFor(Origin origin);

    /** Its verdict; empty when it can not give one, which counts as REVIEW where the layer is required. */
    Optional<Verdict> inspect(LayerInput input);
}
