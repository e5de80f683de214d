package org.nightdesk.paging;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.nightdesk.escalation.Place;
import org.nightdesk.escalation.PolicyId;
import org.nightdesk.escalation.Step;
import org.nightdesk.paging.Page.Held;
import org.nightdesk.people.PersonId;
import org.nightdesk.subject.Subject;
import org.springframework.jdbc.core.RowMapper;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads a page, and the times of pages, from what the database keeps. */
final class PageRow implements RowMapper<Page> {

    private static final TypeReference<List<Step>> STEPS = new TypeReference<>() {};

    private final JsonMapper json;

    PageRow(JsonMapper json) {
        this.json = json;
    }

    @Override
    public Page mapRow(ResultSet row, int number) throws SQLException {
        long policy = row.getLong("policy_id");
        return new Page(
                new PageId(row.getLong("id")),
                new Subject(row.getString("subject_kind"), row.getString("subject_id")),
                policy == 0 ? Optional.empty() : Optional.of(new PolicyId(policy)),
                row.getString("policy_name"),
                json.readValue(row.getString("steps"), STEPS),
                row.getInt("repeat"),
                row.getString("title"),
                row.getString("detail"),
                row.getInt("priority"),
                row.getString("service"),
                state(row),
                place(row),
                row.getString("acknowledger") == null ? Optional.empty() : Optional.of(acknowledged(row)),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                instant(row, "due_at"),
                row.getBoolean("test"),
                held(row));
    }

    static Optional<Held> held(ResultSet row) throws SQLException {
        Instant until = instant(row, "held_until");
        return until == null
                ? Optional.empty()
                : Optional.of(new Held(until, row.getString("held_for"), row.getLong("held_silence") != 0));
    }

    private static Place place(ResultSet row) throws SQLException {
        Long[] called = (Long[]) row.getArray("called").getArray();
        return new Place(
                row.getInt("step"),
                row.getInt("round"),
                Arrays.stream(called).map(PersonId::new).collect(Collectors.toSet()),
                row.getBoolean("anybody"),
                row.getInt("needed"));
    }

    private static PageState state(ResultSet row) throws SQLException {
        String word = row.getString("state");
        return switch (word) {
            case "waiting" -> new PageState.Waiting();
            case "paging" -> new PageState.Paging();
            case "exhausted" -> new PageState.Exhausted();
            case "acknowledged" -> acknowledged(row);
            case "stopped" ->
                new PageState.Stopped(
                        row.getObject("stopped_at", OffsetDateTime.class).toInstant(), row.getString("stop_reason"));
            default -> throw new IllegalStateException("a page cannot be " + word);
        };
    }

    private static PageState.Acknowledged acknowledged(ResultSet row) throws SQLException {
        long by = row.getLong("acknowledged_by");
        return new PageState.Acknowledged(
                by == 0 ? Optional.empty() : Optional.of(new PersonId(by)),
                row.getString("acknowledger"),
                row.getObject("acknowledged_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(instant(row, "until")));
    }

    static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
