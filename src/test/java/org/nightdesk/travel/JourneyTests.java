package org.nightdesk.travel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.nightdesk.people.People;
import org.nightdesk.people.Person;
import org.nightdesk.subject.Role;
import org.nightdesk.testing.Browser;
import org.nightdesk.testing.BrowserTest;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.Chromium;
import org.nightdesk.testing.Json;
import org.nightdesk.testing.Tab;
import org.nightdesk.testing.TestNode;

class JourneyTests {

    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

    private final TestNode node = TestNode.shared();
    private final Cast cast = Cast.of(node);
    private final Person dana = cast.staff("Dana", Role.RESPONDER, "Europe/Dublin");
    private final Browser hers = cast.browser(dana);
    private final LocalDate today = node.now().atZone(TOKYO).toLocalDate();

    @Test
    void onTheDaysOfTravelAllGoesByTheClocksThere() {
        assertThat(hers.get("/on-call/swaps").body()).contains("Dublin time");
        assertThat(travel("Asia/Tokyo", today.minusDays(1), today.plusDays(2))).isEqualTo(303);

        assertThat(hers.get("/on-call/swaps").body()).contains("Tokyo time");
        assertThat(hers.get(JourneyPages.PATH).body()).contains("You are travelling, by Tokyo’s clocks.");
        People people = node.bean(People.class);
        assertThat(people.zone(
                        dana, today.plusDays(2).atTime(23, 59).atZone(TOKYO).toInstant()))
                .isEqualTo(TOKYO);
        assertThat(people.zone(dana, today.plusDays(3).atStartOfDay(TOKYO).toInstant()))
                .as("at home again")
                .isEqualTo(dana.zone());
        assertThat(people.person(dana.id()).zone()).as("where she lives").isEqualTo(dana.zone());
    }

    @Test
    void aJourneyWithinAnotherCountsWhileItLasts() {
        travel("Asia/Tokyo", today, today.plusDays(9));
        travel("America/New_York", today.plusDays(3), today.plusDays(4));

        People people = node.bean(People.class);
        assertThat(people.zone(dana, node.now().plus(Duration.ofDays(4)))).isEqualTo(ZoneId.of("America/New_York"));
        assertThat(people.zone(dana, node.now().plus(Duration.ofDays(7)))).isEqualTo(TOKYO);
    }

    @Test
    void anAbsenceIsTypedByTheClocksOfThatDay() {
        travel("Asia/Tokyo", today.plusDays(5), today.plusDays(9));
        LocalDate there = today.plusDays(6);
        hers.post("/on-call/absences", "from", there.toString());

        assertThat(hers.get("/on-call/absences").body())
                .contains("Dana</a>, "
                        + java.time.format.DateTimeFormatter.ofPattern("EEE d MMM", java.util.Locale.ENGLISH)
                                .format(there));
        assertThat(Json.of(node, cast.token(Role.LEAD))
                        .get("/api/v1/absences?size=500")
                        .toString())
                .contains(there.atStartOfDay(TOKYO).toInstant().toString());
    }

    @Test
    void isTheirsAndTheLeadsToKnow() {
        Person finn = cast.staff("Finn", Role.RESPONDER, "Europe/Dublin");
        travel("Asia/Tokyo", today, today);
        JourneyId id = node.bean(JourneyStore.class)
                .coming(dana.id(), node.now())
                .getFirst()
                .id();
        Browser his = cast.browser(finn);
        his.get(JourneyPages.PATH);
        assertThat(his.post(JourneyPages.PATH + "/" + id.text() + "/removal").statusCode())
                .isIn(403, 404);
        assertThat(cast.browser(cast.charlie()).get(JourneyPages.PATH).statusCode())
                .isEqualTo(404);
        assertThat(hers.post(JourneyPages.PATH + "/" + id.text() + "/removal").statusCode())
                .isEqualTo(303);
        assertThat(node.bean(JourneyStore.class).coming(dana.id(), node.now())).isEmpty();
    }

    @Test
    void refusesWhatCannotBeAndKeepsWhatWasTyped() {
        assertThat(answer("Mars/Olympus", today.toString(), "")).contains("There is no time zone", "Mars/Olympus");
        assertThat(answer("Asia/Tokyo", today.plusDays(2).toString(), today.toString()))
                .contains("before the first", "value=\"Asia/Tokyo\"");
        assertThat(answer("Asia/Tokyo", "30.3.", "")).contains("is not a day");
        assertThat(answer("Asia/Tokyo", "2020-01-01", "2020-01-02")).contains("That is over");
        assertThat(answer("Asia/Tokyo", today.toString(), today.plusYears(2).toString()))
                .contains("more than a year");
    }

    @BrowserTest
    void looksRightOnEveryScreen() {
        travel("Asia/Tokyo", today, today.plusDays(2));
        try (Tab tab = Chromium.tab(node).signIn(hers)) {
            tab.go(JourneyPages.PATH);
            tab.look("travel");
        }
    }

    private String answer(String zone, String from, String until) {
        hers.get(JourneyPages.PATH);
        var answer = hers.post(JourneyPages.PATH, "timeZone", zone, "from", from, "until", until);
        assertThat(answer.statusCode()).isEqualTo(422);
        return answer.body();
    }

    private int travel(String zone, LocalDate from, LocalDate until) {
        hers.get(JourneyPages.PATH);
        return hers.post(JourneyPages.PATH, "timeZone", zone, "from", from.toString(), "until", until.toString())
                .statusCode();
    }
}
