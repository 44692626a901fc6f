package io.civstack.events;

import java.util.function.Function;

/**
 * One kind of event: its type name, its topic and its key.
 *
 * @param name fixed for ever, such as {@code civstack.generation.job-requested.v1}; ends in the major version
 * @param event the Java form
 * @param topic where it is written
 * @param key the aggregate whose order matters, as text
 */
public record EventType<E extends Event>(String name, Class<E> event, Topic topic, Function<E, String> key) {

    /** The name without its version, which tells an unknown version of a known event from an unknown event. */
    public String family() {
        return name.substring(0, name.lastIndexOf(".v"));
    }
}
