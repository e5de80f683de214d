package org.nightdesk.customer;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.nightdesk.catalog.ServiceId;
import org.nightdesk.people.OrganisationId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps which services customers use. */
@Component
class UseStore {

    private static final String COLUMNS = "id, organisation_id, service_id, environment, version, by_name, at";

    private final JdbcClient jdbc;

    UseStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The same service in the same environment once more is another version of it. */
    Use save(OrganisationId customer, ServiceId service, String environment, String version, String by, Instant now) {
        return jdbc.sql("""
                insert into customer.service_use (organisation_id, service_id, environment, version, by_name, at)
                values (:customer, :service, :environment, :version, :by, :now)
                on conflict (organisation_id, service_id, lower(environment))
                   do update set environment = excluded.environment, version = excluded.version, by_name = excluded.by_name, at = excluded.at
                returning
                """ + COLUMNS)
                .param("customer", customer.value())
                .param("service", service.value())
                .param("environment", environment)
                .param("version", version)
                .param("by", by)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(UseStore::row)
                .single();
    }

    Optional<Use> find(long id) {
        return jdbc.sql("select " + COLUMNS + " from customer.service_use where id = :id")
                .param("id", id)
                .query(UseStore::row)
                .optional();
    }

    /** With those of whom was merged into it. */
    List<Use> of(OrganisationId customer) {
        return jdbc.sql("select " + COLUMNS + """
                  from customer.service_use
                 where organisation_id = any (array(select id
                                                      from people.v_standing_organisation
                                                     where standing = :customer or id = :customer))
                 order by service_id, lower(environment), id
                """)
                .param("customer", customer.value())
                .query(UseStore::row)
                .list();
    }

    void delete(long id) {
        jdbc.sql("delete from customer.service_use where id = :id")
                .param("id", id)
                .update();
    }

    private static Use row(ResultSet row, int number) throws SQLException {
        return new Use(
                row.getLong("id"),
                new OrganisationId(row.getLong("organisation_id")),
                new ServiceId(row.getLong("service_id")),
                row.getString("environment"),
                row.getString("version"),
                row.getString("by_name"),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }
}
