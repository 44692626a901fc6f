package io.civstack.gateway.live;

/**
 * An event as it goes down a live connection.
 *
 * @param frame the server-sent event, with its closing blank line
 * @param lossy a later one makes up for it, so a slow reader may miss it
 */
record LiveEvent(String frame, boolean lossy) {

    /** Any line break inside {@code data} would end the field; JSON on the wire has none, and what has some is split. */
    static LiveEvent of(String id, String name, String data, boolean lossy) {
        return new LiveEvent(
                "id: " + id + "\nevent: " + name + "\ndata: "
                        + String.join("\ndata: ", data.lines().toList()) + "\n\n",
                lossy);
    }
}
