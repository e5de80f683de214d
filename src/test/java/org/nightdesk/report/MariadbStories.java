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
import org.nightdesk.testing.MariadbShop;
import org.nightdesk.testing.TestNode;

/** A shop on a MariaDB, or on a MySQL, whose sales are reported on, by one login or the other. */
final class MariadbStories {

    final TestNode node = TestNode.shared();
    final MariadbShop shop;
    final Cast cast = Cast.of(node);
    final Viewer alice = cast.viewer(cast.alice());
    final Reports reports = node.bean(Reports.class);
    final Runs runs = node.bean(Runs.class);
    final String login;
    private final long source;

    private MariadbStories(MariadbShop shop, String login, String allowance, String personal) {
        this.shop = shop;
        this.login = login;
        String id = Json.of(node, cast.token(Role.ADMINISTRATOR))
                .post(
                        "/api/v1/data-sources",
                        "{'name': 'Shop %s', 'product': '%s', 'host': '127.0.0.1', 'port': %d, 'database': '%s', 'login': '%s', 'password': 'any', 'insist': %s, 'allowance': %s, 'personal': %s}"
                                .formatted(
                                        UUID.randomUUID(),
                                        shop.product(),
                                        shop.port(),
                                        shop.name(),
                                        login,
                                        login.equals(shop.writer()),
                                        allowance,
                                        personal))
                .json()
                .get("id")
                .asString();
        this.source = org.nightdesk.datasource.Source.id(id);
    }

    static MariadbStories reading() {
        return reading("{}", "[]");
    }

    /** On a source that allows just that. */
    static MariadbStories allowing(String allowance) {
        return reading(allowance, "[]");
    }

    /** Where these columns tell who somebody is. */
    static MariadbStories hiding(String... personal) {
        return reading("{}", "['" + String.join("', '", personal) + "']");
    }

    private static MariadbStories reading(String allowance, String personal) {
        return reading(MariadbShop.fresh(), allowance, personal);
    }

    static MariadbStories reading(MariadbShop shop, String allowance, String personal) {
        return new MariadbStories(shop, shop.reader(), allowance, personal);
    }

    /** The same shop by another login. */
    MariadbStories as(String other, String personal) {
        return new MariadbStories(shop, other, "{}", personal);
    }

    /** By a login that could write, if our guards let it. */
    static MariadbStories writing() {
        return writing(MariadbShop.fresh());
    }

    static MariadbStories writing(MariadbShop shop) {
        return new MariadbStories(shop, shop.writer(), "{}", "[]");
    }

    long source() {
        return source;
    }

    void switchOff() {
        Json.of(node, cast.token(Role.ADMINISTRATOR))
                .put("/api/v1/data-sources/src_" + source + "/enabled", "{'enabled': false}");
    }

    Report report(String sql, String parameters) {
        return reports.create(
                new ReportDraft("Sales " + UUID.randomUUID(), "", source, Optional.empty(), sql, parameters),
                alice,
                node.now());
    }

    Running start(Report report, Map<String, String> typed) {
        return runs.start(report, typed, "screen", alice, node.now());
    }

    /** Runs it as a screen does, and answers its rows. */
    List<List<String>> rows(String sql) {
        return rows(report(sql, ""), Map.of());
    }

    List<List<String>> rows(Report report, Map<String, String> typed) {
        ResultTable table = new ResultTable();
        take(start(report, typed), table, Limits.SCREEN);
        return table.texts();
    }

    Run take(Running running, Rows rows, Limits limits) {
        try {
            return running.into(rows, limits);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Statements of ours that the server is at. */
    int busy() {
        return shop.busy(login, false);
    }

    static Map<String, String> october(String customers) {
        return Map.of("period_from", "2026-10-01", "period_to", "2026-10-31", "customers", customers);
    }

    Run run(String sql) {
        return take(start(report(sql, ""), Map.of()), new ResultTable(), Limits.SCREEN);
    }

    /** What a run that is begun now is refused with in the end. */
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
        await(() -> !runs.of(report, 1).isEmpty() && busy() == 1);
        return runs.of(report, 1).getFirst();
    }

    /** At most a minute. */
    static void await(BooleanSupplier wanted) {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        while (!wanted.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.onSpinWait();
        }
    }
}
