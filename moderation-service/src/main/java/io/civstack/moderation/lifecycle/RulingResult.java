package io.civstack.moderation.lifecycle;

/** What came of a moderator's decision on a review. */
public sealed interface RulingResult {

    record Decided(long revision) implements RulingResult {}

    /** There is no such review. */
    record Unknown() implements RulingResult {}

    /** The review has been decided before. */
    record AlreadyDecided() implements RulingResult {}

    /** The case has changed since the moderator saw it; it is at this revision now. */
    record Stale(long revision) implements RulingResult {}

    /** Moderators do not decide on what is their own. */
    record OwnSubject() implements RulingResult {}
}
