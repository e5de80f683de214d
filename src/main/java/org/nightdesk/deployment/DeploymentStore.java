package org.nightdesk.deployment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nightdesk.catalog.ServiceId;
import org.nightdesk.people.OrganisationId;
import org.nightdesk.subject.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps deployments. */
@Component
class DeploymentStore {

    private static final String COLUMNS = """
            id, source_name, number, service_id, environment, version, commit, who, summary, url, customer_id, result, at, begun_at
            """;
    private static final String DEPLOYMENT = "select " + COLUMNS + " from deployment.deployment ";
    private static final String ONE = DEPLOYMENT + "where id = :id";
    private static final String LOCKED = DEPLOYMENT + """
             where source = :source
               and number = :number
               for update
            """;
    private static final String NEWEST = DEPLOYMENT + """
             order by at desc, id desc
             limit :most
            """;
    private static final String AFTER = DEPLOYMENT + """
             where id > :after
             order by id
             limit :most
            """;
    private static final String BOARD =
            "select distinct on (service_id, lower(environment), customer_id) " + COLUMNS + """
              from deployment.deployment
             where result = 'succeeded'
             order by service_id, lower(environment), customer_id, at desc, id desc
            """;

    private final JdbcClient jdbc;

    DeploymentStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    DeploymentId insert(Actor source, Report report) {
        Map<String, @Nullable Object> params = params(report);
        params.put("source", key(source));
        params.put("sourceName", source.name());
        params.put("number", report.number());
        return new DeploymentId(jdbc.sql("""
                insert into deployment.deployment
                       (source, source_name, number, service_id, environment, version, commit, who, summary, url, customer_id, result, at,
                        begun_at)
                values (:source, :sourceName, :number, :service, :environment, :version, :commit, :who, :summary, :url, :customer, :result, :at,
                        :at)
                returning id
                """).params(params).query(Long.class).single());
    }

    DeploymentId update(DeploymentId id, Report report) {
        Map<String, @Nullable Object> params = params(report);
        params.put("id", id.value());
        jdbc.sql("""
                update deployment.deployment
                   set service_id = :service, environment = :environment, version = :version, commit = :commit, who = :who, summary = :summary,
                       url = :url, customer_id = :customer, result = :result, at = :at
                 where id = :id
                """).params(params).update();
        return id;
    }

    private static Map<String, @Nullable Object> params(Report report) {
        Map<String, @Nullable Object> params = new HashMap<>();
        params.put("service", report.service().value());
        params.put("environment", report.environment());
        params.put("version", report.version());
        params.put("commit", report.commit());
        params.put("who", report.who());
        params.put("summary", report.summary());
        params.put("url", report.url());
        params.put("customer", report.customer().map(OrganisationId::value).orElse(null));
        params.put("result", report.result().word());
        params.put("at", report.at().atOffset(ZoneOffset.UTC));
        return params;
    }

    /** By the sender's own number, for the rest of the transaction; nobody else takes that number meanwhile. */
    Optional<Deployment> lock(Actor source, String number) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:key, 0))")
                .param("key", key(source) + "/" + number)
                .query((row, at) -> 1)
                .list();
        return jdbc.sql(LOCKED)
                .param("source", key(source))
                .param("number", number)
                .query(DeploymentStore::row)
                .optional();
    }

    Optional<Deployment> find(DeploymentId id) {
        return jdbc.sql(ONE).param("id", id.value()).query(DeploymentStore::row).optional();
    }

    List<Deployment> newest(int most) {
        return jdbc.sql(NEWEST).param("most", most).query(DeploymentStore::row).list();
    }

    List<Deployment> after(long id, int most) {
        return jdbc.sql(AFTER)
                .param("after", id)
                .param("most", most)
                .query(DeploymentStore::row)
                .list();
    }

    List<Deployment> board() {
        return jdbc.sql(BOARD).query(DeploymentStore::row).list();
    }

    private static String key(Actor source) {
        return source.kind().name().toLowerCase(Locale.ROOT) + ":" + source.id();
    }

    private static Deployment row(ResultSet row, int number) throws SQLException {
        long customer = row.getLong("customer_id");
        Instant at = row.getObject("at", OffsetDateTime.class).toInstant();
        return new Deployment(
                new DeploymentId(row.getLong("id")),
                row.getString("source_name"),
                new Report(
                        row.getString("number"),
                        new ServiceId(row.getLong("service_id")),
                        row.getString("environment"),
                        row.getString("version"),
                        row.getString("commit"),
                        row.getString("who"),
                        row.getString("summary"),
                        row.getString("url"),
                        customer == 0 ? Optional.empty() : Optional.of(new OrganisationId(customer)),
                        Result.valueOf(row.getString("result").toUpperCase(Locale.ROOT)),
                        at),
                row.getObject("begun_at", OffsetDateTime.class).toInstant());
    }
}
