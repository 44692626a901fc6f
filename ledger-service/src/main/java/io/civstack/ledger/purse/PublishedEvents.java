package io.civstack.ledger.purse;

import io.civstack.events.Buzz;
import io.civstack.events.Event;
import io.civstack.events.HoldEvent.BuzzCaptured;
import io.civstack.events.HoldEvent.BuzzHeld;
import io.civstack.events.HoldEvent.BuzzHoldRefused;
import io.civstack.events.HoldEvent.BuzzReleased;
import io.civstack.events.PurseEvent.BuzzGranted;
import java.util.ArrayList;
import java.util.List;

/** The events that other services are told, for each event of the ledger. */
public final class PublishedEvents {

    private PublishedEvents() {}

    public static List<Event> of(LedgerEvent event) {
        return switch (event) {
            case LedgerEvent.Granted granted ->
                List.of(new BuzzGranted(
                        granted.owner(),
                        granted.account().bucket(),
                        granted.amount(),
                        granted.occasion(),
                        granted.account().expiresAt().orElse(null)));
            case LedgerEvent.Held held ->
                List.of(new BuzzHeld(
                        held.placed().id(),
                        held.owner(),
                        held.placed().split().total(),
                        held.placed().split().byBucket(),
                        held.placed().request().expiresAt()));
            case LedgerEvent.HoldRefused refused -> List.of(refusal(refused));
            case LedgerEvent.HoldClosed closed -> closing(closed);
            case LedgerEvent.SettledUnseen _, LedgerEvent.Lapsed _ -> List.of();
        };
    }

    private static Event refusal(LedgerEvent.HoldRefused refused) {
        Buzz asked = refused.request().total();
        Buzz missing = asked.compareTo(refused.available()) > 0 ? asked.minus(refused.available()) : Buzz.ZERO;
        return new BuzzHoldRefused(
                refused.refused().id(), refused.owner(), asked, refused.available(), missing, refused.reason());
    }

    private static List<Event> closing(LedgerEvent.HoldClosed closed) {
        List<Event> events = new ArrayList<>();
        if (!closed.captured().isEmpty()) {
            events.add(new BuzzCaptured(
                    closed.closed().id(), closed.owner(), closed.captured().total()));
        }
        if (!closed.released().isEmpty()) {
            events.add(new BuzzReleased(
                    closed.closed().id(), closed.owner(), closed.released().total(), closed.cause()));
        }
        return events;
    }
}
