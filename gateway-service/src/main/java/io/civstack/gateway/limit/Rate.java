package io.civstack.gateway.limit;

/**
 * How often a principal may call: {@code burst} at once, {@code perMinute} in the long run. Written
 * {@code burst/perMinute}.
 *
 * @param burst calls that may come at once, at least 1
 * @param perMinute calls that are added again each minute, at least 1
 */
public record Rate(int burst, int perMinute) {

    public Rate {
        if (burst < 1 || perMinute < 1) {
            throw new IllegalArgumentException(
                    "a rate has a burst and a refill of at least 1: " + burst + "/" + perMinute);
        }
    }

    /** Reads {@code burst/perMinute}. */
    public static Rate of(String text) {
        String[] parts = text.trim().split("/", -1);
        if (parts.length != 2) {
            throw new IllegalArgumentException("a rate is written burst/perMinute: " + text);
        }
        return new Rate(Integer.parseInt(parts[0].trim()), Integer.parseInt(parts[1].trim()));
    }
}
