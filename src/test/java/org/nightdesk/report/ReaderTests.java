package org.nightdesk.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nightdesk.people.Person;
import org.nightdesk.people.PersonId;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.testing.Browser;
import org.nightdesk.testing.OnOldestToo;

/** Selma is of sales and does not work on the desk; Alice names her on a report. */
@OnOldestToo
class ReaderTests {

    private static ReportStories story;
    private static Person selma;

    @BeforeAll
    static void openTheShop() {
        story = ReportStories.reading();
        selma = story.cast.staff("Selma", Role.REQUESTER, "Europe/Dublin");
    }

    private static Report named(String sql, String parameters, PersonId... readers) {
        ReportDraft draft = story.draft(sql, parameters);
        return story.reports.create(
                new ReportDraft(
                        draft.name(),
                        "What a customer bought.",
                        draft.source(),
                        Optional.empty(),
                        Role.LEAD,
                        sql,
                        parameters,
                        List.of(),
                        List.of(readers)),
                story.alice,
                story.node.now());
    }

    @Test
    void selmaRunsWhatSheIsNamedOnAndSeesNothingElse() {
        Report hers = named("select id, amount from sale where amount > :least order by 1", "least number", selma.id());
        Report other = named("select 2 as two", "");
        story.take(story.start(hers, Map.of("least", "4321")), new ResultTable());
        Browser browser = story.cast.browser(selma);
        String at = "/reports/" + hers.id();

        assertThat(browser.get("/").body()).contains("href=\"/reports\"");
        assertThat(browser.get("/reports").body())
                .contains(hers.name(), "/reports/asked")
                .doesNotContain(other.name(), "/deliveries", "/reports/query");
        assertThat(browser.get(at).body())
                .contains("Least")
                .doesNotContain("amount &gt;", "4321", "Compare two", "/versions", "/edit", "Shop ");
        assertThat(browser.get(at + "/result?least=100").body())
                .contains("120.50")
                .contains("Runs");
        assertThat(browser.get(at + "/result.csv?least=100").body()).contains("120.50");
        assertThat(browser.get("/reports/" + other.id()).statusCode()).isEqualTo(404);
        assertThat(browser.get("/palette/found?q=Sales").body()).doesNotContain(other.name());
        assertThat(browser.get("/palette/found?q=" + hers.name().replace(" ", "+"))
                        .body())
                .contains(at);
        for (String path : List.of(at + "/edit", at + "/versions", at + "/comparison", "/deliveries", "/reports/new")) {
            assertThat(browser.get(path).statusCode()).as(path).isIn(403, 404);
        }
    }

    @Test
    void whatIsWrongWithTheSqlIsNotHersToRead() {
        Report report = named("select secret_column from sale", "", selma.id());

        assertThat(story.cast
                        .browser(selma)
                        .get("/reports/" + report.id() + "/result")
                        .body())
                .contains("Tell " + report.owner())
                .doesNotContain("secret_column");
    }

    @Test
    void sheIsGoneWhenSheIsNoLongerNamed() {
        Report report = named("select 1 as one", "", selma.id());
        Browser alice = story.cast.browser(story.cast.alice());
        String at = "/reports/" + report.id();
        assertThat(alice.get(at + "/edit").body()).contains(selma.email());

        alice.post(
                at,
                "name",
                report.name(),
                "source",
                Long.toString(report.source()),
                "sql",
                report.sql(),
                "readers",
                "");

        assertThat(story.cast.browser(selma).get(at).statusCode()).isEqualTo(404);
        assertThatThrownBy(() -> story.reports.report(report.id(), story.cast.viewer(selma)))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void onlyPeopleOfOnesOwnAreNamed() {
        Person charlie = story.cast.contact("Charlie", story.cast.organisation("Harbourline"));

        assertThatThrownBy(() -> named("select 1 as one", "", charlie.id()))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("customer's address");
        assertThat(story.cast
                        .browser(story.cast.alice())
                        .post(
                                "/reports",
                                "name",
                                "Typed",
                                "source",
                                Long.toString(story.source()),
                                "sql",
                                "select 1",
                                "readers",
                                "nobody@nowhere.example")
                        .body())
                .contains("Nobody has the address nobody@nowhere.example");
    }

    @Test
    void whoIsNamedOnNothingHasNoCatalogue() {
        assertThat(story.cast
                        .browser(story.cast.staff("Sven", Role.REQUESTER, "Europe/Dublin"))
                        .get("/reports")
                        .statusCode())
                .isEqualTo(404);
    }
}
