package org.nightdesk.lately;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.nightdesk.catalog.ServiceId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Looks up what happened at a service and at all it needs: one statement over what each module publishes, each part by an index. */
@Component
class LatelyStore {

    private static final String HAPPENED = """
            with recursive near (service_id) as (
                select :service::bigint
                 union
                select need.needs
                  from near
                  join catalog.v_need need on need.service_id = near.service_id
            )
            select kind, ref, what, how, at, near.service_id, name
              from near
              join catalog.v_name on v_name.service_id = near.service_id
             cross join lateral (
                    (select 'change' as kind, change_id as ref, title as what, state as how, at
                       from change.v_happened
                      where v_happened.service_id = near.service_id
                        and at > :since
                      order by at desc
                      limit :most)
                     union all
                    (select 'deployment', deployment_id, concat_ws(' in ', nullif(version, ''), environment), result, at
                       from deployment.v_happened
                      where v_happened.service_id = near.service_id
                        and at > :since
                      order by at desc
                      limit :most)
                     union all
                    (select 'setting', installation_id, key, 'by ' || by_name, at
                       from configuration.v_happened
                      where v_happened.service_id = near.service_id
                        and at > :since
                      order by at desc
                      limit :most)
                   ) happened
             order by at desc, kind, ref desc
             limit :most
            """;

    private final JdbcClient jdbc;

    LatelyStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One thing that happened; {@code how} is what became of it. */
    record Happened(String kind, long ref, String what, String how, Instant at, ServiceId service, String name) {}

    /** The newest first. */
    List<Happened> at(ServiceId service, Instant since, int most) {
        return jdbc.sql(HAPPENED)
                .param("service", service.value())
                .param("since", since.atOffset(ZoneOffset.UTC))
                .param("most", most)
                .query(LatelyStore::row)
                .list();
    }

    private static Happened row(ResultSet row, int number) throws SQLException {
        return new Happened(
                row.getString("kind"),
                row.getLong("ref"),
                row.getString("what"),
                row.getString("how"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                new ServiceId(row.getLong("service_id")),
                row.getString("name"));
    }
}
