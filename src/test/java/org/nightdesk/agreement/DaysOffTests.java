package org.nightdesk.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.nightdesk.holiday.DaysOff;
import org.nightdesk.sla.Agreement;
import org.nightdesk.sla.Agreements;
import org.nightdesk.sla.CalendarDraft;
import org.nightdesk.sla.Definition;
import org.nightdesk.sla.KeptCalendar;
import org.nightdesk.sla.Strip;
import org.nightdesk.sla.Target;
import org.nightdesk.subject.Viewer;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.FakeSink;
import org.nightdesk.testing.TestNode;

/** A calendar that rests when somebody else's calendar says so. */
class DaysOffTests {

    private static final String WHOLE_YEARS = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//test//EN\r\n"
            + "BEGIN:VEVENT\r\nUID:1\r\nDTSTART;VALUE=DATE:%s\r\nSUMMARY:Company day\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";

    private final TestNode node = TestNode.shared();
    private final Cast cast = Cast.of(node);
    private final Viewer alice = cast.viewer(cast.alice());
    private final Agreements agreements = node.bean(Agreements.class);

    @Test
    void readsItsFeedEveryDayAndMakesANewVersionOnlyWhenTheDaysAreOthers() {
        try (FakeSink sink = FakeSink.open()) {
            sink.answers(200, WHOLE_YEARS.formatted("20261224"));
            sink.answers(200, WHOLE_YEARS.formatted("20261224"));
            sink.answers(200, WHOLE_YEARS.formatted("20261228"));
            KeptCalendar calendar = calendar(sink.url("/off.ics"));
            node.runDue();
            assertThat(kept(calendar).version()).isEqualTo(2);
            assertThat(kept(calendar).draft().feed().orElseThrow().days())
                    .extracting(DaysOff.Day::name)
                    .containsExactly("Company day");

            node.clock().tick(Duration.ofHours(25));
            node.runDue();
            assertThat(kept(calendar).version()).isEqualTo(2);
            node.clock().tick(Duration.ofHours(25));
            node.runDue();
            assertThat(kept(calendar).version()).isEqualTo(3);
            assertThat(sink.heard("/off.ics")).hasSize(3);
        }
    }

    @Test
    void troubleIsVisibleKeepsTheDaysAndIsTriedAgain() {
        try (FakeSink sink = FakeSink.open()) {
            sink.answers(200, WHOLE_YEARS.formatted("20261224"));
            sink.answers(404, "gone");
            sink.answers(200, "<html>sign in</html>");
            KeptCalendar calendar = calendar(sink.url("/off.ics"));
            node.runDue();
            node.clock().tick(Duration.ofHours(25));
            node.runDue();
            String page =
                    cast.browser(cast.alice()).get(CalendarPages.path(calendar)).body();
            assertThat(page).contains("The feed could not be read: Answered 404.", "The days read before still count");
            assertThat(kept(calendar).draft().feed().orElseThrow().days()).hasSize(1);

            node.clock().tick(Duration.ofHours(2));
            node.runDue();
            assertThat(agreements.feed(calendar.id()).orElseThrow().trouble()).contains("no iCalendar");
        }
    }

    @Test
    void aPrivateAddressIsNotAskedFor() {
        KeptCalendar calendar = calendar("http://10.0.0.7/off.ics");
        node.runDue();

        assertThat(agreements.feed(calendar.id()).orElseThrow().trouble()).contains("private address");
    }

    @Test
    void aDayOffMovesWhatIsDue() {
        try (FakeSink sink = FakeSink.open()) {
            Instant eve = Instant.parse("2026-12-23T23:30:00Z");
            KeptCalendar calendar = calendar(
                    sink.answers(200, WHOLE_YEARS.formatted("20261224")).url("/off.ics"));
            Definition hour = Definition.usual(List.of(new Target(
                    1,
                    calendar.id(),
                    Optional.of(60),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty())));
            Agreement agreement = agreements.agree(
                    "Off " + UUID.randomUUID(),
                    Optional.of(cast.organisation("Off").id()),
                    Optional.empty(),
                    hour,
                    alice,
                    node.now());
            assertThat(due(agreement, eve)).contains(Instant.parse("2026-12-24T00:30:00Z"));
            node.runDue();
            assertThat(due(agreement, eve)).contains(Instant.parse("2026-12-25T00:30:00Z"));
        }
    }

    private Optional<Instant> due(Agreement agreement, Instant opened) {
        return agreements.promised(agreement.definition(), 1, opened).stream()
                .findFirst()
                .flatMap(Strip::due);
    }

    private KeptCalendar calendar(String feed) {
        CalendarDraft draft = new CalendarDraft(
                "UTC",
                Collections.nCopies(7, "00:00-24:00"),
                List.of(),
                Optional.empty(),
                Optional.of(new DaysOff(feed, List.of())));
        return agreements.create("Fed " + UUID.randomUUID(), draft, alice, node.now());
    }

    private KeptCalendar kept(KeptCalendar calendar) {
        return agreements.calendar(calendar.id());
    }
}
