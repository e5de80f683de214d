package org.nightdesk.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nightdesk.parameter.Parameter;
import org.nightdesk.subject.Refused;
import org.nightdesk.testing.Browser;
import org.nightdesk.testing.OnOldestToo;

/** A report offers what may be asked of it, out of the shop's own tables. */
@OnOldestToo
class OptionTests {

    private static ReportStories story;

    @BeforeAll
    static void openTheShop() {
        story = ReportStories.reading();
    }

    @Test
    void bobChoosesACustomerFromTheDatabase() {
        Report report = story.report(
                "select customer, amount from sale where customer = :customer order by id",
                "customer text from select distinct customer from sale order by 1");
        Browser bob = story.cast.browser(story.cast.bob());

        assertThat(bob.get("/reports/" + report.id()).body())
                .contains("<select", "<option value=\"Arran Foods\">Arran Foods</option>", "at most five minutes ago");
        assertThat(bob.get("/reports/" + report.id() + "/result?customer=Bute+Ferries")
                        .body())
                .contains("80.00", "<option value=\"Bute Ferries\" selected");
        assertThat(story.runs.of(report, 9)).extracting(Run::format).containsExactly("screen");
    }

    @Test
    void severalAreTickedAndACommaIsPartOfAValue() {
        story.shop.execute("insert into sale values (90, '2026-08-01', 'Coll, Tiree & Sons', 7.00)");
        Report report = story.report(
                "select sum(amount) as amount from sale where customer = any (:customers)",
                "customers list from select distinct customer, upper(customer) from sale");
        Browser bob = story.cast.browser(story.cast.bob());

        String result = bob.get(
                        "/reports/" + report.id() + "/result?customers=Coll%2C+Tiree+%26+Sons&customers=Bute+Ferries")
                .body();

        assertThat(result).contains("87.00", "COLL, TIREE &amp; SONS", "value=\"Bute Ferries\" checked");
        assertThat(bob.get("/reports/" + report.id() + "/result").statusCode()).isEqualTo(422);
    }

    @Test
    void whatIsOfferedIsKeptForFiveMinutesAndSaysWhenThereIsMore() {
        story.shop.execute("create table town as select 'Town ' || i as name from generate_series(1, 501) i");
        story.shop.execute("grant select on town to " + story.shop.reader());
        Report report = story.report(
                "select :town::text as town", "town text from select name from town order by length(name), name");
        Options options = story.node.bean(Options.class);
        Parameter parameter = report.asks().getFirst();
        Instant now = story.node.now();

        Options.Offer offer = options.of(report, parameter, story.alice, now);
        story.shop.execute("delete from town where name = 'Town 7'");

        assertThat(offer.more()).isTrue();
        assertThat(offer.options()).hasSize(Options.MOST);
        assertThat(options.of(report, parameter, story.alice, now.plus(Duration.ofMinutes(4))))
                .isEqualTo(offer);
        Options.Offer later = options.of(report, parameter, story.alice, now.plus(Duration.ofMinutes(5)));
        assertThat(later.more()).isFalse();
        assertThat(later.options()).extracting(Options.Option::value).doesNotContain("Town 7");
        assertThat(story.rows(report, Map.of("town", "Elsewhere"))).containsExactly(List.of("Elsewhere"));
    }

    @Test
    void whatIsChosenIsBoundWhateverItHolds() {
        Report report = story.report(
                "select count(*) as n from sale where customer = :customer",
                "customer text from select customer from sale");

        assertThat(story.rows(report, Map.of("customer", "x' or 'a' = 'a"))).containsExactly(List.of("0"));
    }

    @Test
    void aQueryThatWouldChangeSomethingOffersNothing() {
        assertThatThrownBy(() -> story.report("select :n as n", "n number from delete from sale returning id"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("The query of a list");
        Report report = story.report("select :n::numeric as n", "n number from select pg_advisory_lock(id) from sale");

        Options.Offer offer =
                story.node.bean(Options.class).of(report, report.asks().getFirst(), story.alice, story.node.now());

        assertThat(offer.options()).isEmpty();
        assertThat(offer.trouble()).contains("could not be asked for", "pg_advisory_lock");
    }

    @Test
    void personalColumnsAreOfferedToNobody() {
        ReportStories hiding = ReportStories.hiding("customer");
        Report report = hiding.report("select :customer::text as c", "customer text from select customer from sale");

        Options.Offer offer =
                hiding.node.bean(Options.class).of(report, report.asks().getFirst(), hiding.alice, hiding.node.now());

        assertThat(offer.options()).isEmpty();
        assertThat(offer.trouble()).contains("is masked");
    }

    @Test
    void reportsAreFoundByTheirTags() {
        ReportDraft draft = story.draft("select 1 as n", "");
        String tag = "t" + Math.abs(draft.name().hashCode());
        Report report = story.reports.create(
                tagged(draft, "Weekly, " + tag.toUpperCase(Locale.ROOT) + ",," + tag), story.alice, story.node.now());
        Browser bob = story.cast.browser(story.cast.bob());

        assertThat(report.tags()).containsExactly(tag, "weekly");
        assertThat(bob.get("/reports?tag=" + tag).body()).contains(report.name());
        assertThat(bob.get("/reports?tag=none-of-these").body()).doesNotContain(report.name());
        assertThatThrownBy(() -> story.reports.create(tagged(draft, "a".repeat(31)), story.alice, story.node.now()))
                .hasMessageContaining("at most ten tags");
    }

    /** The same with these tags. */
    private static ReportDraft tagged(ReportDraft draft, String tags) {
        return new ReportDraft(
                draft.name(), "", draft.source(), draft.team(), draft.least(), draft.sql(), "", ReportDraft.tags(tags));
    }
}
