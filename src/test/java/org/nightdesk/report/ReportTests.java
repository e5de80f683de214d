package org.nightdesk.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.testing.Browser;
import tools.jackson.databind.json.JsonMapper;

/** Alice saves reports; Bob runs them by a button. */
class ReportTests {

    private static final String BY_MONTH =
            "select id, day, customer, amount from sale where day between :period_from and :period_to and customer = any (:customers) order by id";

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
}
