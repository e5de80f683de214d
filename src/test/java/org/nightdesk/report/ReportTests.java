package org.nightdesk.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nightdesk.datasource.Sources;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.testing.Browser;
import org.nightdesk.testing.TestPostgres;
import tools.jackson.databind.json.JsonMapper;

class ReportTests {

    private static final String BY_MONTH =
            "select id, day, customer, amount from sale where day between :period_from and :period_to and customer = any (:customers) order by id";
    private static final String ENDLESS =
            "with recursive t(n) as (select 1 union all select n + 1 from t) select max(n) from t";

    private static ReportStories story;

    @BeforeAll
    static void openTheShop() {
        story = ReportStories.reading();
    }

    @Test
    void valuesAreTypedAndBound() {
        Report report = story.report(BY_MONTH, "period date-range\ncustomers list");

        assertThat(story.rows(report, october("Arran Foods\nx'); drop table sale; --")))
                .containsExactly(
                        List.of("3", "2026-10-01", "Arran Foods", "0.10"),
                        List.of("4", "2026-10-31", "Arran Foods", "0.20"));
        assertThatThrownBy(() -> story.start(report, Map.of("period_from", "October", "customers", "a")))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.problems())
                                .extracting(Refused.Problem::field)
                                .containsExactly("period_from", "period_to"));
    }

    @Test
    void aRunIsRecordedWithItsValuesAndTheSameResultHasTheSameHash() {
        Report report = story.report(BY_MONTH, "period date-range\ncustomers list");
        Run one = story.take(story.start(report, october("Arran Foods")), new ResultTable());
        Run two = story.take(story.start(report, october("Arran Foods")), new ResultTable());

        assertThat(one.state()).isEqualTo("done");
        assertThat(one.rows()).isEqualTo(2);
        assertThat(one.asOf()).isPresent();
        assertThat(one.arguments())
                .isEqualTo("period_from = 2026-10-01\nperiod_to = 2026-10-31\ncustomers = Arran Foods");
        assertThat(one.sha256()).hasSize(64).isEqualTo(two.sha256());
        assertThat(story.runs.of(report, 9)).extracting(Run::id).containsExactly(two.id(), one.id());
    }

    @Test
    void truncatedIsSaidExactlyWhenThereIsMore() {
        assertThat(run("select generate_series(1, 1000)").truncated()).isFalse();
        Run more = run("select generate_series(1, 1001)");
        assertThat(more.truncated()).isTrue();
        assertThat(more.rows()).isEqualTo(1000);
    }

    @Test
    void whatWouldCostTooMuchIsRefusedBeforeItRuns() {
        Report report =
                story.report("select count(*) from generate_series(1, 100000) a, generate_series(1, 100000) b", "");

        assertThatThrownBy(() -> story.start(report, Map.of()))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("reckons with a cost of");
        assertThat(story.runs.of(report, 1)).singleElement().satisfies(run -> {
            assertThat(run.state()).isEqualTo("refused");
            assertThat(run.reason()).contains("reckons with a cost of");
        });
    }

    @Test
    void whatIsLetThroughIsLearnedFromWhatRunsTookOnThatSource() {
        ReportStories other = ReportStories.reading();
        Report report = other.report("select count(*) from generate_series(1, 1000) a, generate_series(1, 1000) b", "");
        Costs costs = other.node.bean(Costs.class);
        Duration time = Duration.ofSeconds(30);
        assertThat(costs.most(report.source(), time)).isEqualTo(Costs.AT_FIRST);

        other.rows(report, Map.of());
        other.learned(1_000, 10);
        assertThat(costs.most(report.source(), time)).isBetween(29_990_000.0, 30_010_000.0);

        // Nearly half of them now take a hundred times as long.
        other.learned(10, 10);
        assertThat(costs.most(report.source(), time)).isBetween(299_900.0, 300_100.0);
    }

    @Test
    void aSourceGivesNoMoreThanItAllows() throws Exception {
        ReportStories narrow = ReportStories.allowing("{'rows': 3, 'each': 1}");
        Report report = narrow.report("select generate_series(1, 4) as n", "");
        Running waiting = narrow.start(report, Map.of());
        assertThatThrownBy(() -> narrow.start(report, Map.of())).hasMessageContaining("Of yours 1 already run");

        Run run = waiting.into(new ResultTable(), Limits.FILE);

        assertThat(run.rows()).isEqualTo(3);
        assertThat(run.truncated()).isTrue();
    }

    @Test
    void aCancelledRunIsGoneFromTheServer() throws Exception {
        Report report = story.report(ENDLESS, "");
        CompletableFuture<Throwable> ended = refusal(story, report);
        Run run = running(story, report);

        story.runs.cancel(report, run.id(), story.alice);

        assertThat(ended.get(1, TimeUnit.MINUTES)).hasMessageContaining("ancelled");
        Run after = story.runs.of(report, 1).getFirst();
        assertThat(after.state()).isEqualTo("cancelled");
        assertThat(after.reason())
                .isEqualTo("Cancelled by " + story.alice.actor().name() + ".");
        await(() -> connections(run) == 0);
    }

    @Test
    void aThirdRunOfOnePersonWaitsForAnother() {
        Report report = story.report("select 1 as one", "");
        var bob = story.cast.viewer(story.cast.bob());
        Running first = story.runs.start(report, Map.of(), "screen", bob, story.node.now());
        Running second = story.runs.start(report, Map.of(), "screen", bob, story.node.now());

        assertThatThrownBy(() -> story.runs.start(report, Map.of(), "screen", bob, story.node.now()))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("Of yours 2 already run on this data source");

        story.take(first, new ResultTable());
        story.take(second, new ResultTable());
        story.take(story.runs.start(report, Map.of(), "screen", bob, story.node.now()), new ResultTable());
    }

    @Test
    void aPivotSumsToTheCentAndIsASheetOfItsOwn() throws Exception {
        Report report =
                story.report("select customer, to_char(day, 'YYYY-MM') as month, amount from sale order by id", "");
        Pivot.Wanted wanted = new Pivot.Wanted("customer", "month", "amount");
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        workbook(report, wanted, out);

        String pivot = part(out.toByteArray(), "xl/worksheets/sheet2.xml");
        assertThat(pivot).contains("Sum of amount", "<v>120.50</v>", "<v>0.30</v>", "<v>205.80</v>");
        String result = part(out.toByteArray(), "xl/worksheets/sheet1.xml");
        assertThat(result).contains("=HYPERLINK(").doesNotContain("<f>");
        assertThat(part(out.toByteArray(), "xl/worksheets/sheet4.xml"))
                .contains("SHA-256", "order by id", story.alice.actor().name(), "Yes");
    }

    @Test
    void aPivotThatCannotBeMadeSaysSoInTheWorkbookAndTheRowsAreAllThere() throws Exception {
        Report report = story.report("select customer, id from sale order by id", "");
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        Run run = workbook(report, new Pivot.Wanted("id", "", "customer"), out);

        assertThat(run.state()).isEqualTo("done");
        assertThat(part(out.toByteArray(), "xl/worksheets/sheet1.xml")).contains("Bute Ferries");
        assertThat(part(out.toByteArray(), "xl/worksheets/sheet2.xml"))
                .contains("There is no pivot", "Arran Foods", "which cannot be summed");
    }

    @Test
    void aPivotOfAColumnThatIsNotThereIsRefusedBeforeTheDownload() {
        Report report = story.report("select customer from sale", "");
        Browser bob = story.cast.browser(story.cast.bob());

        var refused = bob.get("/reports/" + report.id() + "/result.xlsx?pivot-rows=town&pivot-value=customer");

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("The result has no column town.", "value=\"town\" selected");
        assertThat(story.runs.of(report, 1).getFirst().state()).isEqualTo("refused");
    }

    @Test
    void jsonKeepsTypesAndSaysWhatTheRunWas() {
        Report report = story.report("select id, amount, null as note, customer as note from sale where id = 5", "");

        String json = story.cast
                .browser(story.cast.bob())
                .get("/reports/" + report.id() + "/result.json")
                .body();

        assertThat(json)
                .contains(
                        "[{\"id\":5,\"amount\":5.00,\"note\":null,\"note 2\":\"=HYPERLINK(\\\"http://evil.example\\\",\\\"x\\\")\"}]");
        assertThat(JsonMapper.shared()
                        .readTree(json)
                        .get("run")
                        .get("truncated")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void aRunIsGoneFromTheServerWhenItsTimeIsOverThoughNobodyReads() throws Exception {
        Report report = story.report("select 1 as one", "");
        Running waiting = story.start(report, Map.of());
        Watch.Spell spell = story.node.bean(Watch.class).spell(waiting.run(), report.source(), Duration.ofMillis(1));

        try (Connection connection = story.node
                .bean(Sources.class)
                .open(report.source(), waiting.run().connection())) {
            assertThatThrownBy(() -> spell.on(
                            connection, () -> connection.createStatement().execute(ENDLESS)))
                    .isInstanceOf(SQLException.class);
        }

        assertThat(spell.isLate()).isTrue();
        await(() -> connections(waiting.run()) == 0);
        // Its one row had come before.
        story.take(waiting, new ResultTable());
    }

    @Test
    void switchingTheSourceOffEndsWhatRunsThere() throws Exception {
        ReportStories other = ReportStories.reading();
        Report report = other.report(ENDLESS, "");
        CompletableFuture<Throwable> ended = refusal(other, report);
        Run run = running(other, report);

        other.switchOff();

        assertThat(ended.get(1, TimeUnit.MINUTES)).hasMessageContaining("switched off");
        await(() -> connections(other, run) == 0);
        assertThatThrownBy(() -> other.start(report, Map.of())).hasMessageContaining("is switched off");
    }

    @Test
    void aFurtherVersionIsMadeOnlyWhenTheQuestionIsAnother() {
        ReportDraft draft = story.draft("select 1 as one", "");
        Report report = story.reports.create(draft, story.alice, story.node.now());
        ReportDraft said = new ReportDraft(
                draft.name(), "What it tells", draft.source(), draft.team(), draft.sql(), draft.parameters());
        ReportDraft asked = new ReportDraft(
                draft.name(), "What it tells", draft.source(), draft.team(), "select 2 as two", draft.parameters());

        assertThat(story.reports
                        .change(report.id(), said, story.alice, story.node.now())
                        .version())
                .isEqualTo(1);
        assertThat(story.reports
                        .change(report.id(), asked, story.alice, story.node.now())
                        .version())
                .isEqualTo(2);
    }

    @Test
    void aTeamsReportIsNobodyElses() {
        var bob = story.cast.bob();
        ReportDraft draft = story.draft("select 1 as one", "");
        Report report = story.reports.create(
                new ReportDraft(
                        draft.name(),
                        "",
                        draft.source(),
                        Optional.of(story.cast.team("Sales", story.cast.alice())),
                        draft.sql(),
                        ""),
                story.alice,
                story.node.now());

        assertThatThrownBy(() -> story.reports.report(report.id(), story.cast.viewer(bob)))
                .isInstanceOf(NotFound.class);
        assertThat(story.cast.browser(bob).get("/reports/" + report.id()).statusCode())
                .isEqualTo(404);
    }

    @Test
    void aReportForLeadsIsNotThereForBob() {
        ReportDraft draft = story.draft("select 1 as one", "");
        Report report = story.reports.create(
                new ReportDraft(draft.name(), "", draft.source(), Optional.empty(), Role.LEAD, draft.sql(), ""),
                story.alice,
                story.node.now());

        assertThat(story.cast
                        .browser(story.cast.bob())
                        .get("/reports/" + report.id())
                        .statusCode())
                .isEqualTo(404);
        assertThat(story.reports.report(report.id(), story.alice).least()).isEqualTo(Role.LEAD);
    }

    @Test
    void twoRunsAreComparedOnAPage() {
        Report report = story.report("select :day::date as day, 1 as n, now()::text as at", "day date");
        story.rows(report, Map.of("day", "2026-10-01"));
        story.rows(report, Map.of("day", "2026-10-01"));
        Browser bob = story.cast.browser(story.cast.bob());
        List<Run> runs = story.runs.of(report, 2);

        assertThat(bob.get("/reports/" + report.id()
                                + "/comparison?before=%d&after=%d&key=day"
                                        .formatted(
                                                runs.getLast().id(),
                                                runs.getFirst().id()))
                        .body())
                .contains("0 came, 0 went, 1 changed, 0 are the same", "<ins>");
        Run another = run("select 1 as one");
        assertThat(bob.get("/reports/" + report.id()
                                + "/comparison?before=%d&after=%d"
                                        .formatted(another.id(), runs.getFirst().id()))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void bobRunsItByAButtonAndWhatHeTypedStaysWhenItIsRefused() {
        Report report = story.report(BY_MONTH, "period date-range\ncustomers list");
        Browser bob = story.cast.browser(story.cast.bob());
        String at = "/reports/" + report.id();

        var refused = bob.get(at + "/result?period_from=soon&period_to=2026-10-31&customers=Arran+Foods");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("soon", "Arran Foods", "year-month-day");
        String values = "?period_from=2026-10-01&period_to=2026-10-31&customers=Arran+Foods";
        assertThat(bob.get(at + "/result" + values).body()).contains("0.10", "0.20", "2 rows");
        assertThat(bob.get(at + "/result" + values + "&pivot-rows=customer&pivot-value=amount")
                        .body())
                .contains("Sum of amount", "0.30");
        assertThat(bob.get(at + "/result.csv" + values).body())
                .isEqualTo(
                        "id,day,customer,amount\r\n3,2026-10-01,Arran Foods,0.10\r\n4,2026-10-31,Arran Foods,0.20\r\n");
        assertThat(bob.get("/reports/new").statusCode()).isEqualTo(404);
    }

    private static Map<String, String> october(String customers) {
        return Map.of("period_from", "2026-10-01", "period_to", "2026-10-31", "customers", customers);
    }

    private static Run run(String sql) {
        return story.take(story.start(story.report(sql, ""), Map.of()), new ResultTable());
    }

    private static CompletableFuture<Throwable> refusal(ReportStories story, Report report) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                story.start(report, Map.of());
                return new AssertionError("it ended by itself");
            } catch (Refused refused) {
                return refused;
            }
        });
    }

    private static Run workbook(Report report, Pivot.Wanted wanted, ByteArrayOutputStream out) throws IOException {
        return ResultFile.write(
                report,
                "Shop",
                story.start(report, Map.of()),
                Optional.of(wanted),
                FileFormat.XLSX,
                out,
                ZoneOffset.UTC,
                ResultFile.NOTHING);
    }

    /** The run, once the server is at it. */
    private static Run running(ReportStories story, Report report) {
        await(() -> story.runs.of(report, 1).stream().anyMatch(run -> connections(story, run) == 1));
        return story.runs.of(report, 1).getFirst();
    }

    private static void await(BooleanSupplier wanted) {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        while (!wanted.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.onSpinWait();
        }
    }

    private static int connections(Run run) {
        return connections(story, run);
    }

    private static int connections(ReportStories story, Run run) {
        return TestPostgres.count(
                story.shop.owner(),
                "select count(*) from pg_stat_activity where application_name = '" + run.connection() + "'");
    }

    private static String part(byte[] book, String name) throws Exception {
        Path file = Files.createTempFile("report", ".xlsx");
        Files.write(file, book);
        try (ZipFile zip = new ZipFile(file.toFile());
                InputStream in = zip.getInputStream(zip.getEntry(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } finally {
            Files.delete(file);
        }
    }
}
