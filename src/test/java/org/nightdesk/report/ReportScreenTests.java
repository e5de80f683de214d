package org.nightdesk.report;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page.GetByLabelOptions;
import com.microsoft.playwright.Page.GetByTextOptions;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.nightdesk.testing.Chromium;
import org.nightdesk.testing.Tab;

/** The screens of data sources and reports, looked at in both themes and three widths. */
class ReportScreenTests {

    private final ReportStories story = ReportStories.reading();

    @Test
    void fitAndAreAccessible() {
        ReportDraft draft = story.draft(
                "select customer, to_char(day, 'YYYY-MM') as month, amount\n  from sale\n where day between :period_from and :period_to\n order by id",
                "period date-range");
        Report report = story.reports.create(draft, story.alice, story.node.now());
        story.reports.change(
                report.id(),
                new ReportDraft(
                        draft.name(),
                        "What each customer bought, by month.",
                        draft.source(),
                        Optional.empty(),
                        draft.sql().replace(" order by id", " order by customer"),
                        draft.parameters()),
                story.alice,
                story.node.now());
        String at = "/reports/" + report.id();
        try (Tab tab = Chromium.tab(story.node).signIn(story.cast.browser(story.cast.alice()))) {
            for (String path : List.of("/data-sources", "/reports", at + "/edit", at + "/versions")) {
                tab.go(path);
                tab.fits();
                tab.isAccessible();
            }
            tab.go(at);
            assertThat(tab.page().getByLabel("Period from")).hasValue(Pattern.compile("\\d{4}-\\d\\d-01"));
            tab.page().getByLabel("Period from").fill("2026-09-01");
            tab.page().getByLabel("Period to").fill("2026-10-31");
            tab.page().getByText("Run", new GetByTextOptions().setExact(true)).click();
            assertThat(tab.page().locator("table.result tfoot")).containsText("205.80");
            Locator amount = tab.page().locator("table.result tbody td.figure").first();
            assertThat(amount).hasText("5.00");
            tab.page().locator("table.result th").getByText("amount").press("Enter");
            assertThat(amount).hasText("0.10");
            tab.page().locator("table.result th").getByText("amount").press("Enter");
            assertThat(amount).hasText("120.50");
            tab.look("report-sorted");
            tab.page().getByText("Pivot", new GetByTextOptions().setExact(true)).click();
            tab.page()
                    .getByLabel("Rows", new GetByLabelOptions().setExact(true))
                    .selectOption("customer");
            tab.page()
                    .getByLabel("Columns", new GetByLabelOptions().setExact(true))
                    .selectOption("month");
            tab.page()
                    .getByLabel("Values", new GetByLabelOptions().setExact(true))
                    .selectOption("amount");
            tab.page().getByLabel("Drawn as").selectOption("bars");
            tab.page().getByText("Run", new GetByTextOptions().setExact(true)).click();
            tab.page().locator("svg.chart").first().waitFor();
            tab.look("report-bars");
            tab.page().getByLabel("Rows, then by").selectOption("month");
            tab.page()
                    .getByLabel("Columns", new GetByLabelOptions().setExact(true))
                    .selectOption("");
            tab.page().getByLabel("Second values").selectOption("*");
            tab.page().getByText("Run", new GetByTextOptions().setExact(true)).click();
            Locator within = tab.page().locator("table.pivot tbody tr").nth(1);
            assertThat(within).isVisible();
            tab.page().locator("table.pivot tbody .folder").first().press("Enter");
            assertThat(within).isHidden();
            tab.fits();
            tab.isAccessible();
            tab.look("report-folded");
        }
    }
}
