package io.civstack.moderation.scan;

import io.civstack.events.Origin;
import io.civstack.moderation.decision.Verdict;
import java.util.Optional;

/** One way of looking at a picture. Layers know nothing of each other. */
interface Layer {

    /** Its name without a version, as requirements and verdicts name it. */
    String name();

    /** True when pictures of this origin may not be public without its verdict. */
    boolean requiredFor(Origin origin);

    /** What it says; empty when it can not say anything, which counts against the picture where the layer is required. */
    Optional<Verdict> look(Look look);
}
