package org.nightdesk.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nightdesk.people.Person;
import org.nightdesk.subject.Role;
import org.nightdesk.testing.Browser;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.TestNode;

class LoadTests {

    private static final YearMonth OCTOBER = YearMonth.of(2026, 10);

    private final TestNode node = TestNode.shared();
    private final Cast cast = Cast.of(node);
    private final LedgerCast rota = new LedgerCast(node);
    private final Ledger ledger = node.bean(Ledger.class);
    private final Person bob = cast.staff("Bob", Role.RESPONDER, "Europe/Dublin");
    private final Person dana = cast.staff("Dana", Role.RESPONDER, "Europe/Dublin");

    @Test
    void oneMonthOfOnePersonIsOnTheirScreenByWhenItWas() {
        rota.weekly("Europe/Dublin", bob);
        rota.pages(bob, "2026-10-14T19:00:00Z", "2026-10-15T02:00:00Z", "2026-10-15T02:40:00Z", "2026-10-17T13:00:00Z");
        Browser his = cast.browser(bob);
        his.get(LoadPages.PATH);
        his.post(LoadPages.PATH + "/terms", "holidays", "ie", "starts", "08:00");

        String html = his.get(LoadPages.PATH + "?month=2026-10").body();
        assertThat(html)
                .contains("October 2026", "745 h on call, 4 pages", "the holidays of Ireland")
                .containsPattern("Night of Wednesday 14 October[\\s\\S]*3 pages, the last at 03:40");

        Tally october = account(bob).tally();
        assertThat(october.pagesAt(Part.NIGHT)).isEqualTo(2);
        assertThat(october.pagesIn(new Slot(DayKind.WORKDAY, Part.EVENING))).isEqualTo(1);
        assertThat(october.pagesIn(new Slot(DayKind.WEEKEND, Part.DAY))).isEqualTo(1);
        assertThat(october.brokenNights()).isEqualTo(1);
        assertThat(october.shortRests()).isEqualTo(1);
        assertThat(october.onCall()).as("one night has an hour more").isEqualTo(Duration.ofHours(31 * 24 + 1));
        assertThat(october.timeIn(new Slot(DayKind.HOLIDAY, Part.DAY)))
                .as("the last Monday in October")
                .isEqualTo(Duration.ofHours(12));
    }

    @Test
    void theHoursOfAllAreTheHoursOfTheScheduleAndTwoAtOnceCountOnce() {
        rota.weekly("Europe/Dublin", bob, dana);
        Duration both = account(bob).tally().onCall().plus(account(dana).tally().onCall());
        assertThat(both).isEqualTo(Duration.ofHours(745));
        rota.weekly("Europe/Dublin", bob, dana);
        assertThat(account(bob).tally().onCall().plus(account(dana).tally().onCall()))
                .isEqualTo(both);
    }

    @Test
    void aPageThatIsRepeatedCountsOnce() {
        rota.pages(bob, "2026-10-06T10:00:00Z");
        assertThat(account(bob).tally().allPages()).isEqualTo(1);
    }

    @Test
    void nobodySeesWhatIsNotTheirs() {
        assertThat(cast.browser(cast.charlie()).get(LoadPages.PATH).statusCode())
                .isEqualTo(404);
        Browser hers = cast.browser(dana);
        assertThat(hers.get(LoadPages.PATH).body())
                .contains("Only you see this")
                .doesNotContain("Teams you plan for");
    }

    @Test
    void refusesWhatCannotBeAndKeepsWhatWasTyped() {
        Browser hers = cast.browser(dana);
        hers.get(LoadPages.PATH);
        var moon = hers.post(LoadPages.PATH + "/terms", "holidays", "moon", "starts", "07:15");
        assertThat(moon.statusCode()).isEqualTo(422);
        assertThat(moon.body()).contains("There are no holidays of", "07:15");
        assertThat(hers.post(LoadPages.PATH + "/terms", "holidays", "", "starts", "noon")
                        .statusCode())
                .isEqualTo(422);
    }

    private Account account(Person person) {
        return ledger.accounts(List.of(person), OCTOBER, node.now()).getFirst();
    }
}
