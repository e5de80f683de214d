package org.nightdesk.customer;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps notes. */
@Component
class NoteStore {

    private static final String COLUMNS =
            "id, organisation_id, person_id, text, by_name, at, changed_by, changed_at, removed_at is not null as removed, version";

    /** Holds for what is kept of {@code :organisations} and {@code :persons}, and of whom was merged into them. */
    static final String OF_THESE = """
                 (organisation_id = any (array(select id
                                                 from people.v_standing_organisation
                                                where standing = any (:organisations::bigint[])
                                                   or id = any (:organisations::bigint[])))
                  or person_id = any (array(select id
                                              from people.v_standing_person
                                             where standing = any (:persons::bigint[])
                                                or id = any (:persons::bigint[]))))
                """;

    private final JdbcClient jdbc;

    NoteStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Note insert(Party party, String text, String by, Instant now) {
        return jdbc.sql("""
                insert into customer.note (organisation_id, person_id, text, by_name, at)
                values (:organisation, :person, :text, :by, :now)
                returning
                """ + COLUMNS)
                .param("organisation", party.customerNumber())
                .param("person", party.contactNumber())
                .param("text", text)
                .param("by", by)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(NoteStore::row)
                .single();
    }

    Optional<Note> lock(long id) {
        return jdbc.sql("select " + COLUMNS + " from customer.note where id = :id for update")
                .param("id", id)
                .query(NoteStore::row)
                .optional();
    }

    /** Those that were not removed, the newest first, with those of whom was merged into one of these. */
    List<Note> of(List<Party> parties) {
        return jdbc.sql("select " + COLUMNS + """
                  from customer.note
                 where """ + OF_THESE + """
                   and removed_at is null
                 order by id desc
                """)
                .param("organisations", numbers(parties.stream().map(Party::customerNumber)))
                .param("persons", numbers(parties.stream().map(Party::contactNumber)))
                .query(NoteStore::row)
                .list();
    }

    static Long[] numbers(java.util.stream.Stream<Long> some) {
        return some.filter(Objects::nonNull).toArray(Long[]::new);
    }

    void change(long id, String text, String by, Instant now) {
        jdbc.sql("""
                update customer.note
                   set text = :text, changed_by = :by, changed_at = :now, version = version + 1
                 where id = :id
                """)
                .param("id", id)
                .param("text", text)
                .param("by", by)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    void remove(long id, Instant now) {
        jdbc.sql("update customer.note set removed_at = :now, version = version + 1 where id = :id")
                .param("id", id)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    void restore(long id) {
        jdbc.sql("update customer.note set removed_at = null, version = version + 1 where id = :id")
                .param("id", id)
                .update();
    }

    private static Note row(ResultSet row, int number) throws SQLException {
        return new Note(
                row.getLong("id"),
                Party.of(row.getObject("organisation_id", Long.class), row.getObject("person_id", Long.class)),
                row.getString("text"),
                row.getString("by_name"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("changed_by"),
                Optional.ofNullable(row.getObject("changed_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                row.getBoolean("removed"),
                row.getInt("version"));
    }
}
