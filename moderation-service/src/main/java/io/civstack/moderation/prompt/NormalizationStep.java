package io.civstack.moderation.prompt;

/** One step of the normalization: undoes one way of hiding a word. */
@FunctionalInterface
interface NormalizationStep {

    Glyphs apply(Glyphs text);

    default NormalizationStep then(NormalizationStep next) {
        return text -> next.apply(apply(text));
    }
}
