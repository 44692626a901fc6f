package io.civstack.ledger.account;

import io.civstack.events.UserId;
import java.util.Locale;

/**
 * An account of the house, that is of the platform: the other side of every entry. Each kind is spread over
 * {@value #STRIPES} rows, chosen by the user, so that everybody's entries do not wait for one row lock.
 */
public record HouseAccount(Kind kind, int stripe) implements Account {

    public static final int STRIPES = 16;

    /** What the account is for. */
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

    /** The row of this kind that is used for the entries of a user. */
    public static HouseAccount of(UserId user, Kind kind) {
        return new HouseAccount(kind, Math.floorMod(user.value().hashCode(), STRIPES));
    }

    @Override
    public String id() {
        return String.format(Locale.ROOT, "house/%s/%02d", kind.name().toLowerCase(Locale.ROOT), stripe);
    }
}
