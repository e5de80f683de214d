package org.nightdesk.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.nightdesk.sheet.Rows;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.Json;
import org.nightdesk.testing.ShopDatabase;
import org.nightdesk.testing.TestNode;
import org.nightdesk.testing.TestPostgres;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A shop whose sales are reported on, by one login or the other. */
final class ReportStories {

    /** Would run until somebody ends it. */
    static final String ENDLESS =
            "with recursive t(n) as (select 1 union all select n + 1 from t) select max(n) from t";

    final TestNode node = TestNode.shared();
    final ShopDatabase shop = ShopDatabase.fresh();
    final Cast cast = Cast.of(node);
    final Viewer alice = cast.viewer(cast.alice());
    final Reports reports = node.bean(Reports.class);
    final Runs runs = node.bean(Runs.class);
    private final long source;

    private ReportStories(boolean writer, String allowance, String personal) {
        shop.execute("alter role %s password 'any'".formatted(shop.reader()));
        shop.execute("alter role %s password 'any'".formatted(shop.writer()));
        String id = Json.of(node, cast.token(Role.ADMINISTRATOR))
                .post(
                        "/api/v1/data-sources",
                        "{'name': 'Shop %s', 'host': '%s', 'port': %d, 'database': '%s', 'login': '%s', 'password': 'any', 'insist': %s, 'allowance': %s, 'personal': %s}"
                                .formatted(
                                        UUID.randomUUID(),
                                        shop.host(),
                                        shop.port(),
                                        shop.name(),
                                        writer ? shop.writer() : shop.reader(),
                                        writer,
                                        allowance,
                                        personal))
                .json()
                .get("id")
                .asString();
        source = org.nightdesk.datasource.Source.id(id);
    }

    static ReportStories reading() {
        return new ReportStories(false, "{}", "[]");
    }

    /** On a source that allows just that. */
    static ReportStories allowing(String allowance) {
        return new ReportStories(false, allowance, "[]");
    }

    /** Where these columns tell who somebody is. */
    static ReportStories hiding(String... personal) {
        return new ReportStories(false, "{}", "['" + String.join("', '", personal) + "']");
    }

    long source() {
        return source;
    }

    /** As if so many runs had come to this cost for each millisecond that the database worked. */
    void learned(int costEach, int runs) {
        node.bean(JdbcClient.class)
                .sql("""
                insert into report.run (report_id, version, source_id, by_kind, by_id, by_name, format, arguments, state, started_at, cost, work_millis)
                select report_id, version, source_id, by_kind, by_id, by_name, format, arguments, 'done', started_at, 100 * :each, 100
                  from report.run, generate_series(1, :runs)
                 where id = (select min(id) from report.run where source_id = :source)
                """)
                .param("each", costEach)
                .param("runs", runs)
                .param("source", source)
                .update();
    }

    /** By a login that could write, if our guards let it. */
    static ReportStories writing() {
        return new ReportStories(true, "{}", "[]");
    }

    void switchOff() {
        Json.of(node, cast.token(Role.ADMINISTRATOR))
                .put("/api/v1/data-sources/src_" + source + "/enabled", "{'enabled': false}");
    }

    ReportDraft draft(String sql, String parameters) {
        return new ReportDraft("Sales " + UUID.randomUUID(), "", source, Optional.empty(), sql, parameters);
    }

    Report report(String sql, String parameters) {
        return reports.create(draft(sql, parameters), alice, node.now());
    }

    Running start(Report report, Map<String, String> typed) {
        return runs.start(report, typed, "screen", alice, node.now());
    }

    /** Runs it as a screen does, and answers its rows. */
    List<List<String>> rows(Report report, Map<String, String> typed) {
        ResultTable table = new ResultTable();
        take(start(report, typed), table);
        return table.texts();
    }

    Run take(Running running, Rows rows) {
        try {
            return running.into(rows, Limits.SCREEN);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Why it ends, some day. */
    CompletableFuture<Throwable> refusal(Report report) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                start(report, Map.of());
                return new AssertionError("it ended by itself");
            } catch (Refused refused) {
                return refused;
            }
        });
    }

    /** The run, once the server is at it. */
    Run running(Report report) {
        await(() -> runs.of(report, 1).stream().anyMatch(run -> connections(run) == 1));
        return runs.of(report, 1).getFirst();
    }

    /** Until the server has nothing of it any more. */
    void awaitGone(Run run) {
        await(() -> connections(run) == 0);
    }

    private static void await(BooleanSupplier wanted) {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        while (!wanted.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.onSpinWait();
        }
    }

    private int connections(Run run) {
        return TestPostgres.count(
                shop.owner(),
                "select count(*) from pg_stat_activity where application_name = '" + run.connection() + "'");
    }
}
