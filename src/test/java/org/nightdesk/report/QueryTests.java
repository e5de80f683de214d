package org.nightdesk.report;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nightdesk.subject.Role;
import org.nightdesk.testing.Browser;
import org.nightdesk.testing.BrowserTest;
import org.nightdesk.testing.Chromium;
import org.nightdesk.testing.Json;
import org.nightdesk.testing.OnOldestToo;
import org.nightdesk.testing.Tab;

/** Alice asks the shop something once; then again. */
@OnOldestToo
class QueryTests {

    private static ReportStories story;

    @BeforeAll
    static void openTheShop() {
        story = ReportStories.reading();
    }

    @Test
    void whatAliceAsksThreeTimesIsProposedToBeSaved() {
        Browser alice = story.cast.browser(story.cast.alice());
        String source = Long.toString(story.source());

        ask(alice, source, "select customer, sum(amount) as amount\nfrom sale group by customer");
        String second = ask(alice, source, "SELECT customer, Sum(amount) AS amount from sale  group by customer;");
        ask(alice, source, "select count(*) as n from sale");
        String third =
                ask(alice, source, "select customer, sum(amount) as amount from sale group by customer -- again");

        assertThat(second).contains("Bute Ferries").doesNotContain("Save it as a report");
        assertThat(third).contains("You have asked this 3 times", "Save it as a report");
        String path = third.replaceAll("(?s).*href=\"(/reports/new\\?query=\\d+)\".*", "$1");
        assertThat(alice.get(path).body()).contains("sum(amount) as amount from sale group by customer -- again");
        assertThat(alice.get("/reports").body()).doesNotContain("Ad-hoc query</a></b>");

        String name = story.draft("", "").name();
        alice.post(
                "/reports",
                "name",
                name,
                "source",
                source,
                "sql",
                "select customer, sum(amount) as amount from sale group by customer");
        assertThat(ask(alice, source, "select customer, sum(amount) as amount from sale group by customer"))
                .contains("The report " + name + " asks the same.")
                .doesNotContain("Save it as a report");
    }

    @Test
    void anAdHocQueryIsNobodyElses() {
        Browser alice = story.cast.browser(story.cast.alice());
        String source = Long.toString(story.source());
        for (int time = 0; time < 3; time++) {
            ask(alice, source, "select 'only Alice' as who");
        }
        Report query = story.node
                .bean(Queries.class)
                .asked(story.source(), "select 'only Alice' as who", story.alice, story.node.now());

        assertThat(story.cast
                        .browser(story.cast.staff("Erin", Role.LEAD, "Europe/Dublin"))
                        .get("/reports/new?query=" + query.id())
                        .statusCode())
                .isEqualTo(404);
        assertThat(alice.get("/reports/" + query.id()).statusCode()).isEqualTo(404);
        assertThat(story.cast.browser(story.cast.bob()).get("/reports/query").statusCode())
                .isEqualTo(404);
    }

    @Test
    void anAdHocQueryIsGuardedAndKeepsWhatWasTyped() {
        Browser alice = story.cast.browser(story.cast.alice());

        var refused = alice.post("/reports/query", "source", Long.toString(story.source()), "sql", "delete from sale");

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("A report begins with select", "delete from sale</textarea>");
    }

    @BrowserTest
    void aQueryEndsOnTheServerByItsButtonAndWhenItsTabGoesAway() {
        Browser alice = story.cast.browser(story.cast.alice());
        Report query = story.node
                .bean(Queries.class)
                .asked(story.source(), ReportStories.ENDLESS, story.alice, story.node.now());
        try (Tab tab = Chromium.tab(story.node).signIn(alice)) {
            Page page = tab.page();
            Locator cancel = page.locator("button.quit");
            tab.go("/reports/query");
            page.locator("#f-source").selectOption(Long.toString(story.source()));
            page.locator("#f-sql").fill(ReportStories.ENDLESS);
            assertThat(cancel).isHidden();

            run(page);
            Run first = story.running(query);
            assertThat(alice.get("/reports/query").body()).contains("Still running", "with recursive t(n)");
            // A page that waits for another one is reached by its keys alone: behind Run are three files, then Cancel.
            for (String key : List.of("Tab", "Tab", "Tab", "Tab", "Enter")) {
                page.keyboard().press(key);
            }
            assertThat(page.locator(".notice").getByText("Cancelled: it is gone from the database."))
                    .isVisible();
            assertThat(page.locator("#f-sql")).hasValue(ReportStories.ENDLESS);
            story.awaitGone(first);

            run(page);
            Run second = story.running(query);
            tab.go("/reports");
            story.awaitGone(second);
            assertThat(story.runs.of(query, 1).getFirst().id()).isEqualTo(second.id());
        }
    }

    @Test
    void aProgramCancelsWhatItAskedAndNothingElse() throws Exception {
        Json alice = Json.of(story.node, story.cast.token(Role.LEAD));
        Json erin = Json.of(story.node, story.cast.token(Role.LEAD));
        String asking = UUID.randomUUID().toString();
        CompletableFuture<Json.Answer> answer = CompletableFuture.supplyAsync(() -> alice.post(
                "/api/v1/reports/query",
                "{'source': 'src_%d', 'sql': '%s', 'asking': '%s'}"
                        .formatted(story.source(), ReportStories.ENDLESS, asking)));
        while (!alice.get("/api/v1/reports/query/running").json().toString().contains(asking)) {
            assertThat(answer).isNotDone();
        }

        assertThat(erin.get("/api/v1/reports/query/running").json().toString()).doesNotContain(asking);
        assertThat(ended(erin, asking)).isFalse();
        assertThat(ended(alice, asking)).isTrue();

        assertThat(answer.get(1, TimeUnit.MINUTES).json().toString()).contains("ancelled");
        assertThat(alice.get("/api/v1/reports/query/running").json().toString()).doesNotContain(asking);
        assertThat(ended(alice, asking)).isFalse();
        assertThat(alice.post("/api/v1/reports/query/cancellation", "{'asking': 'mine'}")
                        .json()
                        .toString())
                .contains("asking");
    }

    private static boolean ended(Json caller, String asking) {
        return caller.post("/api/v1/reports/query/cancellation", "{'asking': '%s'}".formatted(asking))
                .json()
                .get("ended")
                .asBoolean();
    }

    private static void run(Page page) {
        page.getByText("Run", new Page.GetByTextOptions().setExact(true))
                .click(new Locator.ClickOptions().setNoWaitAfter(true));
    }

    @Test
    void nobodyCancelsForAnother() {
        Browser alice = story.cast.browser(story.cast.alice());
        Browser erin = story.cast.browser(story.cast.staff("Erin", Role.LEAD, "Europe/Dublin"));
        String asking = UUID.randomUUID().toString();
        Report query = story.node
                .bean(Queries.class)
                .asked(story.source(), "select 'alone' as who", story.alice, story.node.now());
        Running running = story.runs.ask(query, "screen", asking, story.alice, story.node.now());

        erin.post("/reports/query/cancellation", "asking", asking);
        assertThat(erin.get("/reports/query").body()).doesNotContain("Still running");
        assertThat(story.take(running, new ResultTable()).state()).isEqualTo("done");
        assertThat(alice.post("/reports/query/cancellation", "asking", asking, "sql", "select 7", "source", "1")
                        .body())
                .contains("It had ended already.", "select 7</textarea>");
    }

    private static String ask(Browser browser, String source, String sql) {
        return browser.post("/reports/query", "source", source, "sql", sql).body();
    }

    @BrowserTest
    void tablesAndColumnsAreOfferedWhileAliceWrites() {
        try (Tab tab = Chromium.tab(story.node).signIn(story.cast.browser(story.cast.alice()))) {
            Page page = tab.page();
            tab.go("/reports/query");
            page.locator("#f-source").selectOption(Long.toString(story.source()));
            Locator sql = page.locator("#f-sql");
            Locator offered = page.locator("#mentions [role=option][aria-selected=true]");

            sql.pressSequentially("select s.customer from sal");
            assertThat(offered).containsText("sale");
            page.keyboard().press("Tab");
            assertThat(sql).hasValue("select s.customer from sale");
            sql.pressSequentially(" s where s.am");
            assertThat(offered).containsText("s.amount");
            tab.isAccessible();
            tab.shoot("sql-offers");
            page.keyboard().press("Enter");
            assertThat(sql).hasValue("select s.customer from sale s where s.amount");
            sql.pressSequentially(" > 1 and s.cu");
            assertThat(offered).isVisible();
            page.keyboard().press("Escape");
            assertThat(page.locator("#mentions")).isHidden();
            assertThat(sql).isFocused();
            sql.fill("select amount from sale");
            page.getByText("Run", new Page.GetByTextOptions().setExact(true)).click();
            page.locator("table.result").waitFor();
            tab.width(Tab.PHONE).fits();
        }
    }
}
