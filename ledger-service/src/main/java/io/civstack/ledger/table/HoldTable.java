package io.civstack.ledger.table;

import io.civstack.database.Columns;
import io.civstack.database.Database;
import io.civstack.events.Buzz;
import io.civstack.events.HoldId;
import io.civstack.events.UserId;
import io.civstack.ledger.account.PurseAccount;
import io.civstack.ledger.hold.Hold;
import io.civstack.ledger.hold.HoldRequest;
import io.civstack.ledger.hold.Split;
import io.civstack.ledger.purse.LedgerEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Holds and the parts they took from each account. */
@ApplicationScoped
class HoldTable {

    private static final String FIND = "select owner, state, count, unit, expires from hold where id = ?";
    private static final String PARTS = """
            select a.bucket, a.day, p.amount, p.captured
            from hold_part p join account a on a.id = p.account where p.hold = ? order by p.place
            """;
    private static final String PLACE = """
            insert into hold (id, owner, state, count, unit, expires, placed, closed) values (?, ?, ?, ?, ?, ?, ?, ?)
            """;
    private static final String PART = "insert into hold_part (hold, place, account, amount) values (?, ?, ?, ?)";
    private static final String CLOSE =
            "update hold set state = ?, captured = ?, released = ?, closed = ? where id = ?";
    private static final String PAY = "update hold_part set captured = ? where hold = ? and account = ?";
    private final Database database;

    private record HoldRow(String owner, String state, int count, long unit, Instant expires) {}

    private record PartRow(Split.Part whole, Buzz captured) {}

    HoldTable(Database database) {
        this.database = database;
    }

    /**
     * The hold; throws IllegalArgumentException when it is somebody else's, because then an event names the wrong user.
     */
    Optional<Hold> find(HoldId id, UserId owner) {
        return database.first(FIND, HoldTable::row, id.value()).map(row -> {
            if (!row.owner().equals(owner.value())) {
                throw new IllegalArgumentException("hold " + id + " is not of user " + owner);
            }
            return hold(id, owner, row);
        });
    }

    void write(LedgerEvent event) {
        switch (event) {
            case LedgerEvent.Held held -> place(held);
            case LedgerEvent.HoldRefused refused -> {
                HoldRequest request = refused.request();
                insert(
                        event,
                        refused.refused().id(),
                        "REFUSED",
                        request.count(),
                        request.unit().amount(),
                        null);
            }
            case LedgerEvent.SettledUnseen unseen ->
                insert(event, unseen.tombstone().id(), "TOMBSTONE", 0, 0, null);
            case LedgerEvent.HoldClosed closed -> close(closed);
            case LedgerEvent.Granted _, LedgerEvent.Lapsed _ -> {}
        }
    }

    private void place(LedgerEvent.Held held) {
        Hold.Held placed = held.placed();
        HoldRequest request = placed.request();
        insert(held, placed.id(), "HELD", request.count(), request.unit().amount(), request.expiresAt());
        List<Split.Part> parts = placed.split().parts();
        for (int place = 0; place < parts.size(); place++) {
            Split.Part part = parts.get(place);
            database.update(
                    PART,
                    placed.id().value(),
                    place,
                    part.account().id(),
                    part.amount().amount());
        }
    }

    private void insert(LedgerEvent event, HoldId id, String state, int count, long unit, @Nullable Instant expires) {
        Instant closed = state.equals("HELD") ? null : event.at();
        database.update(PLACE, id.value(), event.owner().value(), state, count, unit, expires, event.at(), closed);
    }

    private void close(LedgerEvent.HoldClosed closed) {
        UUID id = closed.closed().id().value();
        long captured = closed.captured().total().amount();
        long released = closed.released().total().amount();
        database.update(CLOSE, state(closed.closed()), captured, released, closed.at(), id);
        for (Split.Part part : closed.captured().parts()) {
            database.update(PAY, part.amount().amount(), id, part.account().id());
        }
    }

    private static String state(Hold hold) {
        return switch (hold) {
            case Hold.Held _ -> "HELD";
            case Hold.Captured _ -> "CAPTURED";
            case Hold.Released _ -> "RELEASED";
            case Hold.Expired _ -> "EXPIRED";
            case Hold.Refused _ -> "REFUSED";
            case Hold.Tombstone _ -> "TOMBSTONE";
        };
    }

    private Hold hold(HoldId id, UserId owner, HoldRow row) {
        return switch (row.state()) {
            case "HELD" -> new Hold.Held(id, request(row), whole(parts(id, owner)));
            case "CAPTURED" -> captured(id, parts(id, owner));
            case "RELEASED" -> new Hold.Released(id, whole(parts(id, owner)));
            case "EXPIRED" -> new Hold.Expired(id, whole(parts(id, owner)));
            case "REFUSED" -> new Hold.Refused(id);
            case "TOMBSTONE" -> new Hold.Tombstone(id);
            default -> throw new IllegalStateException("hold " + id + " is in state " + row.state());
        };
    }

    private static HoldRequest request(HoldRow row) {
        return new HoldRequest(row.count(), Buzz.of(row.unit()), row.expires());
    }

    private static Split whole(List<PartRow> parts) {
        return new Split(parts.stream().map(PartRow::whole).toList());
    }

    private static Hold captured(HoldId id, List<PartRow> parts) {
        List<Split.Part> paid = new ArrayList<>();
        List<Split.Part> returned = new ArrayList<>();
        for (PartRow part : parts) {
            PurseAccount account = part.whole().account();
            Buzz rest = part.whole().amount().minus(part.captured());
            if (!part.captured().isZero()) {
                paid.add(new Split.Part(account, part.captured()));
            }
            if (!rest.isZero()) {
                returned.add(new Split.Part(account, rest));
            }
        }
        return new Hold.Captured(id, new Split(paid), new Split(returned));
    }

    private List<PartRow> parts(HoldId id, UserId owner) {
        return database.list(PARTS, row -> part(owner, row), id.value());
    }

    private static PartRow part(UserId owner, ResultSet row) throws SQLException {
        PurseAccount account =
                AccountTable.account(owner, row.getString("bucket"), row.getObject("day", LocalDate.class));
        return new PartRow(new Split.Part(account, Buzz.of(row.getLong("amount"))), Buzz.of(row.getLong("captured")));
    }

    private static HoldRow row(ResultSet row) throws SQLException {
        Instant expires = Columns.instantOrNull(row, "expires");
        return new HoldRow(
                row.getString("owner"),
                row.getString("state"),
                row.getInt("count"),
                row.getLong("unit"),
                expires == null ? Instant.MIN : expires);
    }
}
