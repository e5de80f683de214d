package org.nightdesk.deployment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.nightdesk.deployment.Deployments.Outcome;
import org.nightdesk.deployment.Deployments.Request;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps what pipelines sent and what became of it. */
@Component
class ArrivalStore {

    private static final int LONGEST_BODY = 20_000;
    private static final int LONGEST_NAME = 200;

    private final JdbcClient jdbc;

    ArrivalStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Request request, Outcome outcome, Instant now) {
        jdbc.sql("""
                insert into deployment.arrival (at, source_name, shape, delivery, outcome, reason, deployment_id, body)
                values (:now, :source, :shape, :delivery, :outcome, :reason, :deployment, :body)
                """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("source", request.source().name())
                .param("shape", request.shape())
                .param("delivery", cut(request.delivery(), LONGEST_NAME))
                .param("outcome", outcome.word())
                .param("reason", outcome.reason())
                .param(
                        "deployment",
                        outcome.deployment().map(DeploymentId::value).orElse(null))
                .param("body", cut(request.body(), LONGEST_BODY))
                .update();
    }

    /** The last first. */
    List<Arrival> before(long id, int most) {
        return jdbc.sql("""
                select id, at, source_name, shape, delivery, outcome, reason, deployment_id, body
                  from deployment.arrival
                 where id < :before
                 order by id desc
                 limit :most
                """)
                .param("before", id)
                .param("most", most)
                .query(ArrivalStore::row)
                .list();
    }

    // A database takes no NUL in a text.
    private static String cut(String text, int most) {
        String clean = text.replace("\0", "");
        return clean.length() <= most ? clean : clean.substring(0, most - 1) + "…";
    }

    private static Arrival row(ResultSet row, int number) throws SQLException {
        long deployment = row.getLong("deployment_id");
        return new Arrival(
                row.getLong("id"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("source_name"),
                row.getString("shape"),
                row.getString("delivery"),
                row.getString("outcome"),
                row.getString("reason"),
                deployment == 0 ? Optional.empty() : Optional.of(new DeploymentId(deployment)),
                row.getString("body"));
    }
}
