package org.nightdesk.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.Json;
import org.nightdesk.testing.ShopDatabase;
import org.nightdesk.testing.TestNode;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A shop whose sales are reported on, by one login or the other. */
final class ReportStories {

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
}
