package io.civstack.moderation.scan;

import io.civstack.moderation.decision.Verdict;
import java.util.Optional;

/** One way of looking at a picture. Layers know nothing of each other. */
interface Layer {

    /** Its name without a version, as requirements name it. */
    String name();

    /** What it says; empty when it can not say anything, which counts against the picture where the layer is required. */
    Optional<Verdict> look(Look look);
}
