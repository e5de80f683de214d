package org.nightdesk.billing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.nightdesk.billing.Definition.Currency;
import org.nightdesk.billing.Definition.Terms;
import org.nightdesk.people.PersonId;
import org.nightdesk.people.TeamId;
import org.nightdesk.rating.Rounding;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps definitions. Seen as a whole by their owner, their team and leads; by others as far as a run holds a customer of theirs. */
@Component("billingDefinitionStore")
class DefinitionStore {

    private static final String DEFINITIONS = """
            select id, name, description, owner_id, team_id, book_id, currency, decimals, rounding, definition.version,
                   reports, control, prices, most_change, due_day, due_time, zone, definition.made_at
              from billing.definition
              join billing.version on version.definition_id = definition.id and version.version = definition.version
            """;

    private static final String WHOLE = """
            (:lead or (:me > 0 and owner_id = :me) or 'team:' || team_id = any (:audience::text[]))
            """;

    private final JdbcClient jdbc;

    DefinitionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Definition> visible(Viewer viewer, Sight sight) {
        return of(DEFINITIONS + " where " + WHOLE + """
                or exists (select 1
                             from billing.run
                             join billing.customer on customer.run_id = run.id
                            where run.definition_id = definition.id
                              and customer.organisation_id = any (:mine::bigint[]))
                order by lower(name), id
                """, viewer)
                .params(sight.params())
                .query(DefinitionStore::row)
                .list();
    }

    /** Whatever the viewer may see of it. */
    Optional<Definition> find(long id) {
        return jdbc.sql(DEFINITIONS + " where id = :id")
                .param("id", id)
                .query(DefinitionStore::row)
                .optional();
    }

    List<Definition> ownedBy(PersonId person) {
        return jdbc.sql(DEFINITIONS + " where owner_id = :person order by lower(name), id")
                .param("person", person.value())
                .query(DefinitionStore::row)
                .list();
    }

    boolean isWhole(long id, Viewer viewer) {
        return of("select exists (select 1 from billing.definition where id = :id and " + WHOLE + ")", viewer)
                .param("id", id)
                .query(Boolean.class)
                .single();
    }

    private JdbcClient.StatementSpec of(String sql, Viewer viewer) {
        return jdbc.sql(sql)
                .param("lead", viewer.may(Role.LEAD))
                .param("me", viewer.actor().isPerson() ? viewer.actor().id() : 0)
                .param("audience", viewer.tokens());
    }

    /** The new definition's id; empty when the name is taken. */
    Optional<Long> insert(DefinitionDraft draft, Currency currency, long book, long owner, Instant now) {
        return jdbc.sql("""
                insert into billing.definition (name, description, owner_id, team_id, book_id, currency, decimals, rounding, version, made_at)
                values (:name, :description, :owner, :team, :book, :currency, :decimals, :rounding, 1, :now)
                on conflict do nothing
                returning id
                """)
                .param("name", draft.name().strip())
                .param("description", draft.description().strip())
                .param("owner", owner)
                .param("team", draft.team().map(TeamId::value).orElse(null))
                .param("book", book)
                .param("currency", currency.code())
                .param("decimals", currency.decimals())
                .param("rounding", currency.rounding().word())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .optional();
    }

    /** Not done when the name is another's. */
    boolean update(long id, DefinitionDraft draft, int version) {
        return jdbc.sql("""
                update billing.definition
                   set name = :name, description = :description, team_id = :team, version = :version
                 where id = :id
                   and not exists (select 1 from billing.definition other where lower(other.name) = lower(:name) and other.id <> :id)
                """)
                        .param("name", draft.name().strip())
                        .param("description", draft.description().strip())
                        .param("team", draft.team().map(TeamId::value).orElse(null))
                        .param("version", version)
                        .param("id", id)
                        .update()
                == 1;
    }

    /** One change, or one run being kept, at a time. */
    void lock(long id) {
        jdbc.sql("select id from billing.definition where id = :id for update")
                .param("id", id)
                .query(Long.class)
                .optional();
    }

    void version(long id, int version, Terms terms, String by, Instant now) {
        jdbc.sql("""
                insert into billing.version (definition_id, version, reports, control, prices, most_change, due_day, due_time, zone, by_name, made_at)
                values (:id, :version, :reports::bigint[], :control, :prices, :most, :day, :time, :zone, :by, :now)
                """)
                .param("id", id)
                .param("version", version)
                .param("reports", terms.reports().toArray(Long[]::new))
                .param("control", terms.control().orElse(null))
                .param("prices", terms.prices())
                .param("most", terms.mostChange().orElse(null))
                .param("day", terms.dueDay())
                .param("time", terms.dueTime())
                .param("zone", terms.zone().getId())
                .param("by", by)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static Definition row(ResultSet row, int number) throws SQLException {
        return new Definition(
                row.getLong("id"),
                row.getString("name"),
                row.getString("description"),
                new PersonId(row.getLong("owner_id")),
                Optional.ofNullable(row.getObject("team_id", Long.class)).map(TeamId::new),
                row.getLong("book_id"),
                new Currency(row.getString("currency"), row.getInt("decimals"), Rounding.of(row.getString("rounding"))),
                row.getInt("version"),
                new Terms(
                        Arrays.asList((Long[]) row.getArray("reports").getArray()),
                        Optional.ofNullable(row.getObject("control", Long.class)),
                        row.getString("prices"),
                        Optional.ofNullable(row.getBigDecimal("most_change")),
                        row.getInt("due_day"),
                        row.getObject("due_time", LocalTime.class),
                        ZoneId.of(row.getString("zone"))),
                row.getObject("made_at", OffsetDateTime.class).toInstant());
    }
}
