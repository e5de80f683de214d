package org.nightdesk.inquiry;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nightdesk.people.Person;
import org.nightdesk.people.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps inquiries; everybody who works here reads them, so that nothing is asked twice. */
@Component
class InquiryStore {

    private static final String ALL = """
            select id, asker_id, asker_name, question, decision, wanted_by, asked_at, state, report_id, answer, answered_by
              from inquiry.inquiry
            """;

    private final JdbcClient jdbc;

    InquiryStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What is open first, the oldest of it before; then the newest. */
    List<Inquiry> all(int most) {
        return jdbc.sql(ALL + """
                 order by state <> 'open', case when state = 'open' then asked_at end, asked_at desc, id
                 limit :most
                """).param("most", most).query(InquiryStore::row).list();
    }

    /** What somebody asked, in the same order. */
    List<Inquiry> of(PersonId asker, int most) {
        return jdbc.sql(ALL + """
                 where asker_id = :asker
                 order by state <> 'open', case when state = 'open' then asked_at end, asked_at desc, id
                 limit :most
                """)
                .param("asker", asker.value())
                .param("most", most)
                .query(InquiryStore::row)
                .list();
    }

    Optional<Inquiry> find(long id) {
        return jdbc.sql(ALL + " where id = :id")
                .param("id", id)
                .query(InquiryStore::row)
                .optional();
    }

    long insert(Person asker, String question, String decision, Optional<LocalDate> wantedBy, Instant now) {
        Map<String, @Nullable Object> params = new HashMap<>();
        params.put("asker", asker.id().value());
        params.put("name", asker.name());
        params.put("question", question);
        params.put("decision", decision);
        params.put("by", wantedBy.orElse(null));
        params.put("now", now.atOffset(ZoneOffset.UTC));
        return jdbc.sql("""
                insert into inquiry.inquiry (asker_id, asker_name, question, decision, wanted_by, asked_at)
                values (:asker, :name, :question, :decision, :by::date, :now)
                returning id
                """).params(params).query(Long.class).single();
    }

    /** Whether it was open. */
    boolean end(long id, String state, Optional<Long> report, String answer, String by, Instant now) {
        Map<String, @Nullable Object> params = new HashMap<>();
        params.put("id", id);
        params.put("state", state);
        params.put("report", report.orElse(null));
        params.put("answer", answer);
        params.put("by", by);
        params.put("now", now.atOffset(ZoneOffset.UTC));
        return jdbc.sql("""
                update inquiry.inquiry
                   set state = :state, report_id = :report::bigint, answer = :answer, answered_by = :by, answered_at = :now
                 where id = :id and state = 'open'
                """).params(params).update() == 1;
    }

    private static Inquiry row(ResultSet row, int number) throws SQLException {
        return new Inquiry(
                row.getLong("id"),
                new PersonId(row.getLong("asker_id")),
                row.getString("asker_name"),
                row.getString("question"),
                row.getString("decision"),
                Optional.ofNullable(row.getObject("wanted_by", LocalDate.class)),
                row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                row.getString("state"),
                Optional.ofNullable(row.getObject("report_id", Long.class)),
                row.getString("answer"),
                row.getString("answered_by"));
    }
}
