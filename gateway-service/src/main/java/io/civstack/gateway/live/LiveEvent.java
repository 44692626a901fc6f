package io.civstack.gateway.live;

/**
 * An event as it is sent on a live connection.
 *
 * @param frame the server-sent event, with its closing blank line
 * @param lossy a later event replaces it, so a slow client may miss it
 */
record LiveEvent(String frame, boolean lossy) {

    /**
     * A line break would end the field {@code data}, so each line becomes a field of its own; JSON usually has none.
     */
    static LiveEvent of(String id, String name, String data, boolean lossy) {
        return new LiveEvent(
                "id: " + id + "\nevent: " + name + "\ndata: "
                        + String.join("\ndata: ", data.lines().toList()) + "\n\n",
                lossy);
    }
}
