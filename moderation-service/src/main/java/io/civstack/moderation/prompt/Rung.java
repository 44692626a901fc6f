package io.civstack.moderation.prompt;

/** One step of the ladder: undoes one way of hiding a word. */
@FunctionalInterface
interface Rung {

    Glyphs climb(Glyphs text);

    default Rung then(Rung next) {
        return text -> next.climb(climb(text));
    }
}
