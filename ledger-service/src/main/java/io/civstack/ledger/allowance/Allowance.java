package io.civstack.ledger.allowance;

import io.civstack.events.Buzz;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** The Buzz that everybody may claim once per UTC day and that is gone when the day is. */
public record Allowance(Buzz amount) {

    /** What a purse gets per day. */
    public static final Allowance DAILY = new Allowance(Buzz.of(100));

    /** The UTC day of an instant. */
    public static LocalDate day(Instant now) {
        return LocalDate.ofInstant(now, ZoneOffset.UTC);
    }

    /** When the day after this one begins. */
    public static Instant end(LocalDate day) {
        return day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** The name of the occasion, at most once per user. */
    public static String occasion(LocalDate day) {
        return "daily-allowance/" + day;
    }
}
