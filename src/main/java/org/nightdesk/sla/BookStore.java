package org.nightdesk.sla;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nightdesk.catalog.ServiceId;
import org.nightdesk.people.OrganisationId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;

/** Keeps calendars and agreements. */
@Component
class BookStore {

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private volatile @Nullable Book last;

    BookStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** The edition that holds for this transaction, asked for once in it; the book is read again only when that has changed. */
    Book book() {
        Object held = TransactionSynchronizationManager.getResource(this);
        if (held != null) {
            return (Book) held;
        }
        Book now = current();
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.bindResource(this, now);
            TransactionSynchronizationManager.registerSynchronization(new Release());
        }
        return now;
    }

    private final class Release implements TransactionSynchronization {

        @Override
        public void suspend() {
            release();
        }

        @Override
        public void afterCompletion(int status) {
            release();
        }

        private void release() {
            TransactionSynchronizationManager.unbindResourceIfPossible(BookStore.this);
        }
    }

    private Book current() {
        long edition =
                jdbc.sql("select number from sla.edition").query(Long.class).single();
        Book known = last;
        if (known != null && known.edition() == edition) {
            return known;
        }
        Book fresh = new Book(edition, calendars(), agreements());
        last = fresh;
        return fresh;
    }

    /** Everything reckoned so far is to be reckoned again. Others who change something wait for this transaction. */
    void nextEdition() {
        jdbc.sql("update sla.edition set number = number + 1").update();
        TransactionSynchronizationManager.unbindResourceIfPossible(this);
    }

    List<KeptCalendar> calendars() {
        return jdbc.sql("""
                select id, name, version, definition
                  from sla.calendar
                 order by lower(name), id
                """).query(this::calendarRow).list();
    }

    Optional<KeptCalendar> calendar(long id) {
        return jdbc.sql("""
                select id, name, version, definition
                  from sla.calendar
                 where id = :id
                """).param("id", id).query(this::calendarRow).optional();
    }

    /** Empty when the name is taken. */
    Optional<KeptCalendar> insert(String name, CalendarDraft draft) {
        return jdbc.sql("""
                insert into sla.calendar (name, definition)
                values (:name, :definition::jsonb)
                on conflict (name) do nothing
                returning id, name, version, definition
                """)
                .param("name", name)
                .param("definition", json.writeValueAsString(draft))
                .query(this::calendarRow)
                .optional();
    }

    /** Empty when another has the name. */
    Optional<KeptCalendar> update(long id, String name, CalendarDraft draft) {
        return jdbc.sql("""
                update sla.calendar
                   set name = :name, definition = :definition::jsonb, version = version + 1
                 where id = :id
                   and not exists (select 1 from sla.calendar other where other.name = :name and other.id <> :id)
                returning id, name, version, definition
                """)
                .param("id", id)
                .param("name", name)
                .param("definition", json.writeValueAsString(draft))
                .query(this::calendarRow)
                .optional();
    }

    void keepVersion(long id, Instant now) {
        jdbc.sql("""
                insert into sla.calendar_version (calendar_id, version, definition, made_at)
                select id, version, definition, :now
                  from sla.calendar
                 where id = :id
                """).param("id", id).param("now", now.atOffset(ZoneOffset.UTC)).update();
    }

    List<Agreement> agreements() {
        return jdbc.sql("""
                select id, name, organisation_id, service_id, definition, version
                  from sla.agreement
                 order by lower(name), id
                """).query(this::agreementRow).list();
    }

    Optional<Agreement> agreement(long id) {
        return agreements().stream().filter(each -> each.id() == id).findFirst();
    }

    /** Empty when there is one for the same already, or of that name. */
    Optional<Agreement> insert(
            String name, Optional<OrganisationId> organisation, Optional<ServiceId> service, Definition definition) {
        return jdbc.sql("""
                insert into sla.agreement (name, organisation_id, service_id, definition)
                values (:name, :organisation, :service, :definition::jsonb)
                on conflict do nothing
                returning id, name, organisation_id, service_id, definition, version
                """)
                .param("name", name)
                .param("organisation", organisation.map(OrganisationId::value).orElse(null))
                .param("service", service.map(ServiceId::value).orElse(null))
                .param("definition", json.writeValueAsString(definition))
                .query(this::agreementRow)
                .optional();
    }

    /** Whether it was done: not when another has the name. */
    boolean update(long id, String name, Definition definition) {
        return jdbc.sql("""
                update sla.agreement
                   set name = :name, definition = :definition::jsonb, version = version + 1
                 where id = :id
                   and not exists (select 1 from sla.agreement other where other.name = :name and other.id <> :id)
                """)
                        .param("id", id)
                        .param("name", name)
                        .param("definition", json.writeValueAsString(definition))
                        .update()
                == 1;
    }

    private KeptCalendar calendarRow(ResultSet row, int number) throws SQLException {
        return new KeptCalendar(
                row.getLong("id"),
                row.getString("name"),
                row.getInt("version"),
                json.readValue(row.getString("definition"), CalendarDraft.class));
    }

    private Agreement agreementRow(ResultSet row, int number) throws SQLException {
        long organisation = row.getLong("organisation_id");
        boolean anyCustomer = row.wasNull();
        long service = row.getLong("service_id");
        boolean anyService = row.wasNull();
        return new Agreement(
                row.getLong("id"),
                row.getString("name"),
                anyCustomer ? Optional.empty() : Optional.of(new OrganisationId(organisation)),
                anyService ? Optional.empty() : Optional.of(new ServiceId(service)),
                json.readValue(row.getString("definition"), Definition.class),
                row.getInt("version"));
    }
}
