package io.civstack.moderation.table;

import io.civstack.database.Database;
import io.civstack.events.Subject;
import io.civstack.events.UserId;
import io.civstack.moderation.decision.Case;
import io.civstack.moderation.decision.Ruling;
import io.civstack.moderation.decision.Verdict;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Cases with their verdicts and rulings, which are only ever added. */
@ApplicationScoped
public class CaseTable {

    private static final String LOCK = "select owner, revision from subject_case where kind = ? and id = ? for update";
    private static final String OPEN = """
            insert into subject_case (kind, id, owner, revision) values (?, ?, ?, 0)
            on conflict (kind, id) do nothing
            """;
    private static final String REVISE = "update subject_case set revision = ? where kind = ? and id = ?";
    private static final String VERDICTS = "select number, body from verdict where kind = ? and id = ? order by number";
    private static final String ADD_VERDICT = """
            insert into verdict (kind, id, body, heard) values (?, ?, ?::jsonb, ?)
            on conflict (kind, id, md5(body::text)) do nothing
            """;
    private static final String RULING =
            "select body, overrides from ruling where kind = ? and id = ? order by number desc limit 1";
    private static final String ADD_RULING = """
            insert into ruling (kind, id, body, overrides, signed)
            values (?, ?, ?::jsonb, (select coalesce(max(number), 0) from verdict where kind = ? and id = ?), ?)
            """;

    private final Database database;
    private final JsonColumns json;

    private record CaseRow(String owner, long revision) {}

    private record VerdictRow(long number, Verdict verdict) {}

    private record RulingRow(Ruling signed, long overrides) {}

    CaseTable(Database database, JsonColumns json) {
        this.database = database;
        this.json = json;
    }

    /** The case under its lock, opened if it is new. */
    public Case lock(Subject subject, UserId owner) {
        return find(subject).orElseGet(() -> {
            database.update(OPEN, subject.kind(), subject.id(), owner.value());
            return find(subject).orElseThrow();
        });
    }

    /** The case under its lock, if there is one. */
    public Optional<Case> find(Subject subject) {
        return database.first(
                        LOCK,
                        row -> new CaseRow(row.getString("owner"), row.getLong("revision")),
                        subject.kind(),
                        subject.id())
                .map(row -> load(subject, row));
    }

    /** Stores the verdicts that {@code now} has more than {@code before}, and its revision. */
    public void addVerdicts(Case before, Case now, Instant at) {
        Set<Verdict> added = new HashSet<>(now.verdicts());
        added.removeAll(before.verdicts());
        Subject subject = now.subject();
        added.forEach(verdict -> database.update(ADD_VERDICT, subject.kind(), subject.id(), json.write(verdict), at));
        revise(now);
    }

    /** Stores a ruling, and the revision that it led to. */
    public void addRuling(Case now, Ruling signed, Instant at) {
        Subject subject = now.subject();
        Ruling withoutVerdicts = new Ruling(
                signed.review(),
                signed.moderator(),
                signed.decision(),
                signed.rating(),
                signed.note(),
                Set.of(),
                signed.reason());
        database.update(
                ADD_RULING,
                subject.kind(),
                subject.id(),
                json.write(withoutVerdicts),
                subject.kind(),
                subject.id(),
                at);
        revise(now);
    }

    private void revise(Case now) {
        database.update(
                REVISE, now.revision(), now.subject().kind(), now.subject().id());
    }

    private Case load(Subject subject, CaseRow row) {
        List<VerdictRow> verdicts = database.list(
                VERDICTS,
                found -> new VerdictRow(found.getLong("number"), json.read(found.getString("body"), Verdict.class)),
                subject.kind(),
                subject.id());
        return new Case(
                subject,
                new UserId(row.owner()),
                row.revision(),
                verdicts.stream().map(VerdictRow::verdict).collect(Collectors.toSet()),
                ruling(subject, verdicts));
    }

    private @Nullable Ruling ruling(Subject subject, List<VerdictRow> verdicts) {
        return database.first(
                        RULING,
                        row -> new RulingRow(json.read(row.getString("body"), Ruling.class), row.getLong("overrides")),
                        subject.kind(),
                        subject.id())
                .map(row -> overriding(row.signed(), overridden(verdicts, row.overrides())))
                .orElse(null);
    }

    private static Set<Verdict> overridden(List<VerdictRow> verdicts, long upTo) {
        Set<Verdict> overridden = new HashSet<>();
        verdicts.stream().filter(row -> row.number() <= upTo).forEach(row -> overridden.add(row.verdict()));
        return overridden;
    }

    private static Ruling overriding(Ruling signed, Set<Verdict> overrides) {
        return new Ruling(
                signed.review(),
                signed.moderator(),
                signed.decision(),
                signed.rating(),
                signed.note(),
                overrides,
                signed.reason());
    }
}
