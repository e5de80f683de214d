package org.nightdesk.jetlag;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.nightdesk.people.Person;
import org.nightdesk.rota.Layer;
import org.nightdesk.rota.Rotation;
import org.nightdesk.rota.ScheduleDraft;
import org.nightdesk.rota.Schedules;
import org.nightdesk.rota.Span;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.testing.Browser;
import org.nightdesk.testing.BrowserTest;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.Chromium;
import org.nightdesk.testing.Tab;
import org.nightdesk.testing.TestNode;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Dana lives in Dublin and is on call at all hours; Eve is of the same schedule, Aoife leads their team. */
class JetLagTests {

    private static final String TRAVEL = "/on-call/travel";
    private static final ZoneId DUBLIN = ZoneId.of("Europe/Dublin");
    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    private final TestNode node = TestNode.shared();
    private final Cast cast = Cast.of(node);
    private final Person aoife = cast.staff("Aoife", Role.LEAD, "Europe/Dublin");
    private final Person dana =
            cast.staff("Dana " + UUID.randomUUID().toString().substring(0, 8), Role.RESPONDER, "Europe/Dublin");
    private final Person eve = cast.staff("Eve", Role.RESPONDER, "Europe/Dublin");
    private final Browser hers = cast.browser(dana);
    private final LocalDate day = LocalDate.ofInstant(node.now(), TOKYO).plusDays(5);

    @Test
    void shiftsInTheNightThereAreProposedAndOnePressAsksForCover() {
        cast.team("First line", dana, aoife);
        schedule(eve, dana);
        travel(TOKYO, day, day.plusDays(1));
        assertThat(spans())
                .containsExactly(
                        span(TOKYO, day.atStartOfDay(), day.atTime(6, 0)),
                        span(TOKYO, day.atTime(23, 0), day.plusDays(1).atTime(6, 0)),
                        span(
                                TOKYO,
                                day.plusDays(1).atTime(23, 0),
                                day.plusDays(2).atStartOfDay()));
        assertThat(told(dana, "3 shifts fall into your night in Tokyo")).isEqualTo(1);
        assertThat(told(aoife, "3 shifts fall into " + dana.name() + "’s night in Tokyo"))
                .isEqualTo(1);
        assertThat(hers.get("/").body()).contains("Keep or give away 3 shifts in your night");
        assertThat(hers.get(TRAVEL).body()).contains("Shifts in your night there", "23:00 to 06:00 in Tokyo");

        JetLag second = open().get(1);
        hers.post(JetLagPages.PATH + "/" + second.id().text() + "/asking");
        node.runDue();
        assertThat(cast.browser(eve).get("/").body()).contains("Say whether you cover a shift of " + dana.name());
        hers.get(JetLagPages.PATH);
        hers.post(JetLagPages.PATH + "/" + open().getFirst().id().text() + "/keeping");
        node.runDue();
        assertThat(open()).as("neither is proposed again").hasSize(1);
        assertThat(hers.post(JetLagPages.PATH + "/" + second.id().text() + "/asking")
                        .statusCode())
                .isEqualTo(303);
        assertThat(hers.get(JetLagPages.PATH).body()).contains("That is decided already");
    }

    @Test
    void whatIsNightAtHomeTooIsNoNews() {
        schedule(dana);
        travel(ZoneId.of("Europe/London"), day, day.plusDays(2));
        assertThat(open()).isEmpty();
        travel(NEW_YORK, day.plusDays(10), day.plusDays(10));
        LocalDateTime morning = day.plusDays(10).atTime(6, 0);
        assertThat(spans())
                .as("once the night at home is over, whichever of the two has changed its clocks")
                .containsExactly(new Span(
                        morning.atZone(DUBLIN).toInstant(),
                        morning.atZone(NEW_YORK).toInstant()));
    }

    @Test
    void isForgottenWhenTheyStayOrSomebodyHasTheShiftAndFoundWhenAShiftComesLater() {
        travel(TOKYO, day, day);
        assertThat(open()).isEmpty();
        schedule(dana);
        node.runDue();
        assertThat(open()).hasSize(2);
        String page = hers.get(TRAVEL).body();
        int at = page.indexOf(TRAVEL + "/jrn_");
        hers.post(page.substring(at, page.indexOf('"', at)));
        node.runDue();
        assertThat(open()).isEmpty();
    }

    @Test
    void isTheirsAndTheLeadsToDecide() {
        schedule(dana);
        travel(TOKYO, day, day);
        String path = JetLagPages.PATH + "/" + open().getFirst().id().text();
        Browser other = cast.browser(eve);
        assertThat(other.get(JetLagPages.PATH).body()).doesNotContain(dana.name());
        assertThat(other.post(path + "/keeping").statusCode()).isEqualTo(404);
        assertThat(cast.browser(cast.charlie()).get(JetLagPages.PATH).statusCode())
                .isEqualTo(404);
        Browser lead = cast.browser(aoife);
        assertThat(lead.get(JetLagPages.PATH).body()).contains(dana.name());
        assertThat(lead.post(path + "/asking").statusCode()).isEqualTo(303);
        assertThat(open()).hasSize(1);
    }

    @BrowserTest
    void looksRightOnEveryScreen() {
        schedule(dana);
        travel(TOKYO, day, day.plusDays(1));
        try (Tab tab = Chromium.tab(node).signIn(hers)) {
            tab.go(TRAVEL);
            tab.look("travel-nights");
            tab.page().getByText("Ask for cover").first().click();
            tab.page().getByText("Cover is asked for.").waitFor();
        }
    }

    private List<JetLag> open() {
        return node.bean(JetLagStore.class).open(node.now()).stream()
                .filter(one -> one.person().equals(dana.id()))
                .toList();
    }

    private List<Span> spans() {
        return open().stream().map(JetLag::span).toList();
    }

    private static Span span(ZoneId zone, LocalDateTime from, LocalDateTime until) {
        return new Span(from.atZone(zone).toInstant(), until.atZone(zone).toInstant());
    }

    private void travel(ZoneId zone, LocalDate from, LocalDate until) {
        hers.get(TRAVEL);
        assertThat(hers.post(TRAVEL, "timeZone", zone.getId(), "from", from.toString(), "until", until.toString())
                        .statusCode())
                .isEqualTo(303);
        node.runDue();
    }

    private long told(Person person, String title) {
        return node.bean(JdbcClient.class)
                .sql("select count(*) from memo.memo where person_id = :person and title = :title")
                .param("person", person.id().value())
                .param("title", title)
                .query(Long.class)
                .single();
    }

    /** The last one is on call all the time; the others stand below. */
    private void schedule(Person... people) {
        Rotation weekly =
                new Rotation(1, Rotation.Unit.WEEKS, LocalTime.of(9, 0), 1, LocalDateTime.of(2026, 11, 2, 9, 0));
        List<Layer> layers = Stream.of(people)
                .map(person -> new Layer(weekly, List.of(person.id()), List.of()))
                .toList();
        Instant now = node.now().truncatedTo(ChronoUnit.MICROS);
        node.bean(Schedules.class)
                .create(new ScheduleDraft("Line " + UUID.randomUUID(), "", DUBLIN, layers), Viewer.system(), now);
    }
}
