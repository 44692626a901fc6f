package io.civstack.events;

/** What happens to a model of the catalog. Keyed by the model. */
public sealed interface ModelEvent extends Event {

    ModelId modelId();

    /** A checked model can be used from now on; {@code rating} is the lowest rating of pictures made with it. */
    record ModelPublished(
            ModelId modelId,
            UserId publisher,
            String name,
            ModelKind kind,
            ModelFamily family,
            Sha256 sha256,
            long bytes,
            Rating rating)
            implements ModelEvent {}

    /** A model can not be used any more. */
    record ModelRetired(ModelId modelId, Reason reason) implements ModelEvent {}
}
