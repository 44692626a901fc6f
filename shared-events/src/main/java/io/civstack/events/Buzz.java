package io.civstack.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A whole, never negative number of Buzz. Arithmetic that would overflow or fall below zero throws ArithmeticException.
 */
public record Buzz(@JsonValue long amount) implements Comparable<Buzz> {

    public static final Buzz ZERO = new Buzz(0);

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Buzz {
        if (amount < 0) {
            throw new ArithmeticException("Buzz is never negative: " + amount);
        }
    }

    public static Buzz of(long amount) {
        return new Buzz(amount);
    }

    public Buzz plus(Buzz other) {
        return new Buzz(Math.addExact(amount, other.amount));
    }

    public Buzz minus(Buzz other) {
        return new Buzz(Math.subtractExact(amount, other.amount));
    }

    public Buzz times(int count) {
        return new Buzz(Math.multiplyExact(amount, count));
    }

    public boolean isZero() {
        return amount == 0;
    }

    @Override
    public int compareTo(Buzz other) {
        return Long.compare(amount, other.amount);
    }

    @Override
    public String toString() {
        return amount + " Buzz";
    }
}
