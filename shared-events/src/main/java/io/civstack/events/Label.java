package io.civstack.events;

/**
 * One finding of a moderation layer.
 *
 * @param name a stable name such as {@code violence/graphic}
 * @param score confidence in 0..1; rules that match or do not score 1
 * @param layer the layer and its version, such as {@code prompt-rules@3}
 */
public record Label(String name, double score, String layer) {

    public Label {
        if (!(score >= 0 && score <= 1)) {
            throw new IllegalArgumentException("a label's score lies in 0..1: " + score);
        }
    }
}
