package io.civstack.ledger.account;

import io.civstack.events.UserId;
import java.util.Locale;

/**
 * The house's side of an entry. Each kind is spread over {@value #STRIPES} rows, chosen by the user, so that everybody's entries do not
 * queue for one row lock.
 */
public record HouseAccount(Kind kind, int stripe) implements Account {

    public static final int STRIPES = 16;

    /** What the house does with Buzz. */
    public enum Kind {
        /** Where grants come from; its balance is below zero by all that was ever granted. */
        MINT,
        /** Where paid Buzz goes. */
        SALES,
        /** Where expired Buzz goes. */
        BREAKAGE
    }

    public HouseAccount {
        if (stripe < 0 || stripe >= STRIPES) {
            throw new IllegalArgumentException("stripes are 0 to " + (STRIPES - 1) + ": " + stripe);
        }
    }

    /** The row of this kind that faces the given user. */
    public static HouseAccount facing(UserId user, Kind kind) {
        return new HouseAccount(kind, Math.floorMod(user.value().hashCode(), STRIPES));
    }

    @Override
    public String id() {
        return String.format(Locale.ROOT, "house/%s/%02d", kind.name().toLowerCase(Locale.ROOT), stripe);
    }
}
