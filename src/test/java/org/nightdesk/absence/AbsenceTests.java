package org.nightdesk.absence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.nightdesk.people.Person;
import org.nightdesk.rota.Layer;
import org.nightdesk.rota.Rotation;
import org.nightdesk.rota.ScheduleDraft;
import org.nightdesk.rota.ScheduleId;
import org.nightdesk.rota.Schedules;
import org.nightdesk.rota.Span;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.testing.Browser;
import org.nightdesk.testing.BrowserTest;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.Chromium;
import org.nightdesk.testing.FakeSink;
import org.nightdesk.testing.Json;
import org.nightdesk.testing.Tab;
import org.nightdesk.testing.TestNode;

class AbsenceTests {

    private static final String PATH = "/on-call/absences";

    private final TestNode node = TestNode.shared();
    private final Cast cast = Cast.of(node);
    private final Person aoife = cast.staff("Aoife", Role.LEAD, "Europe/Dublin");
    private final Person bob = cast.bob();
    private final Person dana = cast.staff("Dana", Role.RESPONDER, "Europe/Dublin");

    @Test
    void showsTheShiftsAtOnceAndWhoIsOnCallLeastCoversThemInOnePress() {
        Person eve = cast.staff("Eve", Role.RESPONDER, "Europe/Dublin");
        ScheduleId line = schedule(weekly(dana, eve), weekly(bob));
        schedule(weekly(dana));
        Json json = Json.of(node, cast.token(Role.LEAD));

        var made = json.post(
                "/api/v1/absences",
                "{'person': '%s', 'from': '%s', 'reason': 'the dentist'}"
                        .formatted(bob.id().text(), today(bob)));
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.at("/wholeDays").booleanValue()).isTrue();
        assertThat(made.text("/conflicts/0/schedule")).isEqualTo(line.text());
        assertThat(made.text("/conflicts/0/covers/0/person"))
                .as("Dana carries another schedule")
                .isEqualTo(eve.id().text());
        assertThat(made.text("/conflicts/0/covers/1/person"))
                .isEqualTo(dana.id().text());

        Browser browser = cast.browser(aoife);
        String board = "/on-call/board?schedule=" + line.text();
        assertThat(browser.get(board).body()).contains("class=\"l-away\" x=", "Bob, away: nobody covers");
        String path = PATH + "/" + made.text("/id");
        assertThat(browser.get(path).body()).contains("one shift is left open", "the dentist");
        Person finn = cast.staff("Finn", Role.RESPONDER, "Europe/Dublin");
        assertThat(cast.browser(finn).get(path).body())
                .as("why is not for everybody")
                .contains("one shift is left open")
                .doesNotContain("the dentist");
        browser.post(
                path + "/cover",
                "schedule",
                line.text(),
                "person",
                eve.id().text(),
                "from",
                made.text("/conflicts/0/from"),
                "until",
                made.text("/conflicts/0/until"));
        assertThat(node.bean(Schedules.class).onCall(line, Instant.parse(made.text("/conflicts/0/from"))))
                .containsExactly(eve.id());
        assertThat(browser.get(board).body()).doesNotContain("away: nobody covers");
        assertThat(json.get("/api/v1/absences/" + made.text("/id"))
                        .at("/conflicts")
                        .size())
                .isZero();
    }

    @BrowserTest
    void looksWellOnEveryScreen() {
        schedule(weekly(dana), weekly(bob));
        Json json = Json.of(node, cast.token(Role.LEAD));
        String id = json.post(
                        "/api/v1/absences",
                        "{'person': '%s', 'from': '%s'}".formatted(bob.id().text(), today(bob)))
                .text("/id");
        try (Tab tab = Chromium.tab(node).signIn(cast.browser(aoife))) {
            tab.go(PATH + "/" + id);
            tab.look("absence");
            tab.go(PATH);
            tab.look("absences");
        }
        json.delete("/api/v1/absences/" + id);
    }

    @Test
    void onlyLeadsSayItForOthers() {
        Browser browser = cast.browser(bob);
        browser.get(PATH);
        assertThat(browser.post(PATH, "person", dana.id().text(), "from", "2036-01-02")
                        .statusCode())
                .isIn(403, 404);
        assertThat(browser.post(PATH, "from", "2036-01-02").statusCode()).isEqualTo(303);
        assertThat(cast.browser(cast.charlie()).get(PATH).statusCode()).isEqualTo(404);
    }

    @Test
    void refusesWhatCannotBeAndKeepsWhatWasTyped() {
        Browser browser = cast.browser(dana);
        browser.get(PATH);
        var skipped = browser.post(
                PATH,
                "from",
                "2036-03-30",
                "fromTime",
                "01:30",
                "until",
                "2036-03-30",
                "untilTime",
                "05:00",
                "reason",
                "train");
        assertThat(skipped.statusCode()).isEqualTo(422);
        assertThat(skipped.body()).contains("01:30 does not exist that day", "Choose 02:00 or later", "train");
        var twice = browser.post(
                PATH, "from", "2036-10-26", "fromTime", "01:30", "until", "2036-10-27", "untilTime", "05:00");
        assertThat(twice.body()).contains("01:30 comes twice that day", "the second time, after it");
        assertThat(browser.post(PATH, "from", "2036-03-30", "until", "2036-03-01")
                        .body())
                .contains("ends after it begins");
        assertThat(browser.post(PATH, "from", "30.3.").body()).contains("Choose a day and a time");
        assertThat(browser.post(PATH + "/calendar", "address", "moon").statusCode())
                .isEqualTo(422);
    }

    @Test
    void whichOfTwoTimesIsMeantIsSaidOnTheScreenAndByPrograms() {
        Browser browser = cast.browser(dana);
        browser.get(PATH);
        assertThat(browser.post(
                                PATH,
                                "from",
                                "2027-10-31",
                                "fromTime",
                                "01:30",
                                "fromOffset",
                                "Z",
                                "until",
                                "2027-10-31",
                                "untilTime",
                                "05:00")
                        .statusCode())
                .isEqualTo(303);
        Json json = Json.of(node, cast.token(Role.LEAD));
        var body = "{'person': '%s', 'from': '2027-10-31T01:30%s', 'until': '2027-10-31T05:00'}";
        assertThat(json.post("/api/v1/absences", body.formatted(dana.id().text(), ""))
                        .status())
                .isEqualTo(422);
        assertThat(json.post("/api/v1/absences", body.formatted(dana.id().text(), "+01:00"))
                        .status())
                .isEqualTo(201);

        Instant around = Instant.parse("2027-10-31T03:00:00Z");
        assertThat(node.bean(Absences.class).during(new Span(around, around.plusSeconds(1))))
                .filteredOn(absence -> absence.person().equals(dana.id()))
                .extracting(absence -> absence.span().from())
                .containsExactlyInAnyOrder(
                        Instant.parse("2027-10-31T01:30:00Z"), Instant.parse("2027-10-31T00:30:00Z"));
    }

    @Test
    void readsTheirOwnCalendarAndSaysWhatIsWrongWithIt() {
        Browser browser = cast.browser(dana);
        browser.get(PATH);
        try (FakeSink sink = FakeSink.open()) {
            sink.answers(200, calendar("DTSTART;VALUE=DATE:20361224\nDTEND;VALUE=DATE:20361227\nSUMMARY:Secret"));
            browser.post(PATH + "/calendar", "address", sink.url("/" + UUID.randomUUID()));
            node.runDue();
            assertThat(mine()).as("too far ahead to be read").isEmpty();

            sink.answers(200, calendar("DTSTART;VALUE=DATE:20261224\nDTEND;VALUE=DATE:20261227\nSUMMARY:Secret"));
            node.clock().tick(Duration.ofHours(6));
            node.runDue();
            assertThat(mine()).singleElement().satisfies(absence -> {
                assertThat(absence.span().from()).isEqualTo(Instant.parse("2026-12-24T00:00:00Z"));
                assertThat(absence.span().until()).isEqualTo(Instant.parse("2026-12-27T00:00:00Z"));
                assertThat(absence.reason()).isEmpty();
            });

            sink.answers(200, calendar("DTSTART;VALUE=DATE:20261224\nRRULE:FREQ=DAILY\nSUMMARY:For ever"));
            node.clock().tick(Duration.ofHours(6));
            node.runDue();
            assertThat(browser.get(PATH).body()).contains("repeats without an end");
            assertThat(mine()).as("what was read before stays").hasSize(1);

            sink.answers(200, calendar("SUMMARY:" + "x".repeat(20_000_000)));
            node.clock().tick(Duration.ofHours(6));
            node.runDue();
            assertThat(browser.get(PATH).body())
                    .contains("It could not be read:")
                    .doesNotContain("without an end");
        }
        browser.post(PATH + "/calendar/removal");
        assertThat(mine()).isEmpty();
    }

    @Test
    void whatACalendarStillSaysKeepsItsIdentityAndItsBeginning() {
        Browser browser = cast.browser(dana);
        browser.get(PATH);
        LocalDate today = node.now().atZone(dana.zone()).toLocalDate();
        String running = event("running", today.minusDays(3), today.plusDays(2));
        String later = event("later", today.plusDays(20), today.plusDays(22));
        try (FakeSink sink = FakeSink.open()) {
            sink.answers(200, whole(running + later));
            browser.post(PATH + "/calendar", "address", sink.url("/" + UUID.randomUUID()));
            node.runDue();
            List<Absence> first = mine();
            assertThat(first)
                    .extracting(absence -> absence.span().from())
                    .first()
                    .isEqualTo(today.minusDays(3).atStartOfDay(dana.zone()).toInstant());

            sink.answers(200, whole(later));
            node.clock().tick(Duration.ofHours(6));
            node.runDue();
            assertThat(mine()).containsExactly(first.getLast());
        }
        browser.post(PATH + "/calendar/removal");
        assertThat(mine()).isEmpty();
    }

    @Test
    void saysWhyACalendarCannotBeReadAndKeepsWhatWasRead() {
        Browser browser = cast.browser(dana);
        browser.get(PATH);
        LocalDate today = node.now().atZone(dana.zone()).toLocalDate();
        try (FakeSink sink = FakeSink.open()) {
            sink.answers(200, whole(event("later", today.plusDays(20), today.plusDays(22))));
            browser.post(PATH + "/calendar", "address", sink.url("/" + UUID.randomUUID()));
            node.runDue();
            assertThat(mine()).hasSize(1);

            sink.answers(200, "<!doctype html><title>Sign in</title>", "Content-Type", "text/html");
            assertThat(sixHoursLater(browser)).contains("There is no iCalendar there");
            sink.answers(200, "\u0000\u0001\u0002PK", "Content-Type", "application/zip");
            assertThat(sixHoursLater(browser)).contains("It could not be read:");
            sink.answersWithoutEnd();
            assertThat(sixHoursLater(browser)).contains("larger than 2 MB");
            sink.dropsTheConnection();
            assertThat(sixHoursLater(browser)).contains("The connection broke");
            sink.answers(302, "", "Location", "http://10.0.0.1/inside.ics");
            assertThat(sixHoursLater(browser)).contains("Redirects are not followed");
            assertThat(mine()).as("what was read before stays").hasSize(1);

            browser.post(PATH + "/calendar", "address", "http://10.11.12.13/private.ics");
            node.runDue();
            assertThat(browser.get(PATH).body()).contains("It could not be read:", "NIGHTDESK_ALLOW_PRIVATE");
            assertThat(mine()).hasSize(1);
        }
        browser.post(PATH + "/calendar/removal");
    }

    @Test
    void whoIsSecondToCoverIsToldAndChangesNothing() {
        ScheduleId line = schedule(weekly(dana), weekly(bob));
        Json json = Json.of(node, cast.token(Role.LEAD));
        var made = json.post(
                "/api/v1/absences",
                "{'person': '%s', 'from': '%s'}".formatted(bob.id().text(), today(bob)));
        Browser browser = cast.browser(aoife);
        String path = PATH + "/" + made.text("/id");
        browser.get(path);
        String[] fields = {
            "schedule",
            line.text(),
            "from",
            made.text("/conflicts/0/from"),
            "until",
            made.text("/conflicts/0/until"),
            "person"
        };
        browser.post(path + "/cover", with(fields, dana));
        browser.post(path + "/cover", with(fields, aoife));

        assertThat(browser.get(path).body()).contains("Somebody covers it already");
        assertThat(node.bean(Schedules.class)
                        .overrides(line, node.now(), node.now().plus(Duration.ofDays(2))))
                .hasSize(1);
        json.delete("/api/v1/absences/" + made.text("/id"));
    }

    private static String[] with(String[] fields, Person person) {
        String[] all = Arrays.copyOf(fields, fields.length + 1);
        all[fields.length] = person.id().text();
        return all;
    }

    private String sixHoursLater(Browser browser) {
        node.clock().tick(Duration.ofHours(6));
        node.runDue();
        return browser.get(PATH).body();
    }

    private static String event(String id, LocalDate from, LocalDate until) {
        return "BEGIN:VEVENT\nUID:%s@test\nDTSTAMP:20261101T000000Z\nDTSTART;VALUE=DATE:%s\nDTEND;VALUE=DATE:%s\nEND:VEVENT\n"
                .formatted(
                        id, from.toString().replace("-", ""), until.toString().replace("-", ""));
    }

    private static String whole(String events) {
        return ("BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//a test//EN\n" + events + "END:VCALENDAR\n")
                .replace("\n", "\r\n");
    }

    private static String calendar(String event) {
        return ("BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//a test//EN\nBEGIN:VEVENT\nUID:1@test\nDTSTAMP:20261101T000000Z\n"
                        + event + "\nEND:VEVENT\nEND:VCALENDAR\n")
                .replace("\n", "\r\n");
    }

    private List<Absence> mine() {
        return node
                .bean(AbsenceStore.class)
                .touching(new Span(node.now(), node.now().plus(Duration.ofDays(1000))))
                .stream()
                .filter(absence -> absence.person().equals(dana.id()))
                .toList();
    }

    private String today(Person person) {
        return node.now().atZone(person.zone()).toLocalDate().toString();
    }

    private static Layer weekly(Person... people) {
        Rotation weekly =
                new Rotation(1, Rotation.Unit.WEEKS, LocalTime.of(9, 0), 1, LocalDateTime.of(2026, 11, 2, 9, 0));
        return new Layer(weekly, List.of(people).stream().map(Person::id).toList(), List.of());
    }

    /** A later layer covers an earlier one. */
    private ScheduleId schedule(Layer... layers) {
        return node.bean(Schedules.class)
                .create(
                        new ScheduleDraft("Line " + UUID.randomUUID(), "", ZoneId.of("Europe/Dublin"), List.of(layers)),
                        Viewer.system(),
                        node.now())
                .id();
    }
}
