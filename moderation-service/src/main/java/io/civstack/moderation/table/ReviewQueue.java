package io.civstack.moderation.table;

import io.civstack.database.Columns;
import io.civstack.database.Database;
import io.civstack.events.ReviewId;
import io.civstack.events.Subject;
import io.civstack.events.UserId;
import io.civstack.moderation.decision.Case;
import io.civstack.moderation.decision.Join;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The reviews that moderators have to decide, the most urgent first. */
@ApplicationScoped
public class ReviewQueue {

    private static final String COLUMNS = "id, kind, subject, owner, state, revision, standing, opened, due";
    private static final String OPEN_ONES = "select " + COLUMNS + """
             from review where state = 'OPEN' and (due, id) > (?, ?) order by due, id limit ?
            """;
    private static final String FIND = "select " + COLUMNS + " from review where id = ?";
    private static final String OPEN_OF =
            "select " + COLUMNS + " from review where kind = ? and subject = ? and state = 'OPEN'";
    private static final String OPEN = """
            insert into review (id, kind, subject, owner, state, revision, standing, opened, due)
            values (?, ?, ?, ?, 'OPEN', ?, ?::jsonb, ?, ?)
            """;
    private static final String REVISE = "update review set revision = ?, standing = ?::jsonb where id = ?";
    private static final String CLOSE = "update review set state = 'DECIDED', decided = ? where id = ?";
    private static final String COUNT = "select count(*) from review where state = 'OPEN'";

    private final Database database;
    private final JsonColumns json;

    /** A case in the queue, with the join of its verdicts at the time of its last change. */
    public record Review(
            ReviewId id,
            Subject subject,
            UserId owner,
            boolean open,
            long revision,
            Join joined,
            Instant openedAt,
            Instant dueBy) {}

    ReviewQueue(Database database, JsonColumns json) {
        this.database = database;
        this.json = json;
    }

    /** Open reviews after a position in the queue. */
    public List<Review> after(Instant due, UUID id, int rowsMax) {
        return database.list(OPEN_ONES, this::review, due, id, rowsMax);
    }

    public Optional<Review> find(ReviewId id) {
        return database.first(FIND, this::review, id.value());
    }

    public long countOpen() {
        return database.first(COUNT, row -> row.getLong(1)).orElse(0L);
    }

    public Optional<Review> openOf(Subject subject) {
        return database.first(OPEN_OF, this::review, subject.kind(), subject.id());
    }

    public void open(ReviewId id, Case now, Instant opened, Instant due) {
        database.update(
                OPEN,
                id.value(),
                now.subject().kind(),
                now.subject().id(),
                now.owner().value(),
                now.revision(),
                json.write(now.joined()),
                opened,
                due);
    }

    public void revise(ReviewId id, Case now) {
        database.update(REVISE, now.revision(), json.write(now.joined()), id.value());
    }

    public void close(ReviewId id, Instant at) {
        database.update(CLOSE, at, id.value());
    }

    private Review review(ResultSet row) throws SQLException {
        return new Review(
                new ReviewId(Columns.uuid(row, "id")),
                new Subject(Columns.constant(row, "kind", Subject.Kind.class), Columns.uuid(row, "subject")),
                new UserId(row.getString("owner")),
                row.getString("state").equals("OPEN"),
                row.getLong("revision"),
                json.read(row.getString("standing"), Join.class),
                Columns.instant(row, "opened"),
                Columns.instant(row, "due"));
    }
}
