package io.civstack.events;

import java.util.UUID;

/** What a moderation decision is about. */
public record Subject(Kind kind, UUID id) {

    /** The kinds of things that moderation decides on. */
    public enum Kind {
        PROMPT,
        IMAGE,
        TEXT,
        VIDEO
    }

    public static Subject prompt(JobId job) {
        return new Subject(Kind.PROMPT, job.value());
    }

    public static Subject image(ImageId image) {
        return new Subject(Kind.IMAGE, image.value());
    }
}
