package io.civstack.ledger.account;

import io.civstack.events.Buzz;

/** What a purse account has, and how much of it open holds have set aside. Never more is set aside than there is. */
public record Balance(PurseAccount account, Buzz posted, Buzz held) {

    public Balance {
        if (held.compareTo(posted) > 0) {
            throw new ArithmeticException(account.id() + " holds " + held + " of " + posted);
        }
    }

    public static Balance empty(PurseAccount account) {
        return new Balance(account, Buzz.ZERO, Buzz.ZERO);
    }

    /** What no hold has set aside. */
    public Buzz free() {
        return posted.minus(held);
    }

    /** The balance after a movement; throws ArithmeticException when the account would be overdrawn. */
    public Balance after(Movement movement) {
        return new Balance(
                account,
                new Buzz(Math.addExact(posted.amount(), movement.posted())),
                new Buzz(Math.addExact(held.amount(), movement.held())));
    }
}
