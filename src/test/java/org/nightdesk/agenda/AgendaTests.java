package org.nightdesk.agenda;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.ICalendar;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.nightdesk.people.Person;
import org.nightdesk.rota.Coverage;
import org.nightdesk.rota.Layer;
import org.nightdesk.rota.OverrideDraft;
import org.nightdesk.rota.Restriction;
import org.nightdesk.rota.Rotation;
import org.nightdesk.rota.ScheduleDraft;
import org.nightdesk.rota.ScheduleId;
import org.nightdesk.rota.Schedules;
import org.nightdesk.rota.Shift;
import org.nightdesk.rota.Span;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.testing.Browser;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.Json;
import org.nightdesk.testing.TestNode;

/** Reads our calendars back with biweekly, a parser that knows nothing of how they were written. */
class AgendaTests {

    private static final Pattern ADDRESS = Pattern.compile("/calendars/[A-Za-z0-9_-]+\\.ics");
    private static final Duration YEAR = Duration.ofDays(365);

    private static final List<String> ZONES = List.of(
            "Europe/Dublin",
            "America/New_York",
            "Australia/Lord_Howe",
            "Africa/Casablanca",
            "Asia/Kolkata",
            "America/Santiago",
            "Pacific/Chatham",
            "Africa/Cairo");

    private final TestNode node = TestNode.shared();
    private final Cast cast = Cast.of(node);
    private final Schedules schedules = node.bean(Schedules.class);
    private final Person bob = cast.bob();
    private final Person dana = cast.staff("Dana", Role.RESPONDER, "Europe/Dublin");

    @Test
    void aParserAgreesOnEveryShiftOfAYearInEveryKindOfZone() {
        Person lea = cast.staff("Lea", Role.RESPONDER, "Europe/Dublin");
        String own = open(bob, "");
        List<ScheduleId> lines = new ArrayList<>();
        for (String zone : ZONES) {
            ScheduleId line = nightly(ZoneId.of(zone), lea, bob, dana);
            lines.add(line);
            Set<Event> read = read(get(open(bob, line.text()), "").body());
            Set<Event> year = year(line, "Bob", "Dana (shadow)");

            assertThat(year).as(zone).hasSizeGreaterThan(2 * 360);
            assertThat(read).as(zone).isEqualTo(year);
        }

        assertThat(read(get(own, "").body()))
                .as("Bob's own shifts, in all of them")
                .isEqualTo(lines.stream()
                        .flatMap(line -> shifts(line).shifts().stream())
                        .filter(shift -> shift.person().equals(bob.id()) && inTheYear(shift))
                        .map(shift -> event(shift, "On call: " + name(shift.schedule())))
                        .collect(Collectors.toSet()));
        assertThat(read(get(open(dana, ""), "").body()))
                .as("Dana goes along")
                .isNotEmpty()
                .allMatch(event -> event.summary().startsWith("Shadow: "));
    }

    /** A shift as a calendar says it. */
    private record Event(Instant from, Instant until, String summary) {}

    private Set<Event> read(String calendar) {
        return parse(calendar).getEvents().stream()
                .map(event -> new Event(
                        event.getDateStart().getValue().toInstant(),
                        event.getDateEnd().getValue().toInstant(),
                        event.getSummary().getValue()))
                .filter(this::inTheYear)
                .collect(Collectors.toSet());
    }

    private boolean inTheYear(Event event) {
        return event.from().isAfter(node.now())
                && event.until().isBefore(node.now().plus(YEAR));
    }

    private Set<Event> year(ScheduleId line, String second, String shadow) {
        Coverage coverage = shifts(line);
        return Stream.concat(
                        coverage.shifts().stream()
                                .map(shift -> event(shift, shift.person().equals(bob.id()) ? second : "Lea")),
                        coverage.shadows().stream().map(shift -> event(shift, shadow)))
                .filter(this::inTheYear)
                .collect(Collectors.toSet());
    }

    private Coverage shifts(ScheduleId line) {
        return schedules.coverage(line, new Span(node.now(), node.now().plus(YEAR)));
    }

    private boolean inTheYear(Shift shift) {
        return shift.from().isAfter(node.now())
                && shift.until().isBefore(node.now().plus(YEAR));
    }

    private static Event event(Shift shift, String summary) {
        return new Event(shift.from(), shift.until(), summary);
    }

    private String name(ScheduleId line) {
        return schedules.names().getOrDefault(line, "");
    }

    private ScheduleId nightly(ZoneId zone, Person first, Person second, Person trainee) {
        Rotation daily =
                new Rotation(1, Rotation.Unit.DAYS, LocalTime.of(2, 30), 1, LocalDateTime.of(2026, 1, 2, 2, 30));
        Restriction night = new Restriction(EnumSet.allOf(DayOfWeek.class), LocalTime.of(1, 15), LocalTime.of(3, 45));
        List<Layer> layers = List.of(
                new Layer(daily, List.of(first.id(), second.id()), List.of()),
                new Layer(daily, List.of(trainee.id()), List.of(night), true));
        return schedules
                .create(new ScheduleDraft("Line " + UUID.randomUUID(), "", zone, layers), Viewer.system(), node.now())
                .id();
    }

    @Test
    void isUnchangedUntilTheRotaChanges() {
        ScheduleId line = nightly(ZoneId.of("Europe/Dublin"), bob, dana);
        String address = open(dana, line.text());
        HttpResponse<String> first = get(address, "");
        String tag = first.headers().firstValue("ETag").orElseThrow();
        assertThat(first.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/calendar"));
        assertThat(first.body().lines()).allMatch(text -> text.getBytes(StandardCharsets.UTF_8).length <= 75);
        assertThat(first.body()).contains("DESCRIPTION:Nächte\\; first\\, \"o\" ");
        assertThat(descriptions(first.body())).allMatch(text -> text.startsWith("Nächte; first, \"o\" "));
        assertThat(get(address, tag).statusCode()).isEqualTo(304);

        Set<String> before = uids(first.body());
        Instant night = node.now().plus(Duration.ofDays(9));
        schedules.override(
                OverrideDraft.cover(line, dana.id(), night, night.plus(Duration.ofHours(2))),
                Viewer.system(),
                node.now());
        HttpResponse<String> second = get(address, tag);
        assertThat(second.statusCode()).isEqualTo(200);
        Set<String> after = uids(second.body());
        after.retainAll(before);
        assertThat(after).as("the others stay who they are").hasSizeGreaterThan(before.size() - 4);
    }

    @Test
    void aLeadGivesSomebodyTheirAddressByProgram() {
        ScheduleId line = nightly(ZoneId.of("Europe/Dublin"), dana);
        String path = "/api/v1/people/" + dana.id().text() + "/calendars";
        Json lead = Json.of(node, cast.token(Role.LEAD));
        assertThat(Json.of(node, cast.token(Role.RESPONDER)).post(path, "{}").status())
                .isIn(403, 404);
        var made = lead.post(path, "{'schedule': '%s'}".formatted(line.text()));
        assertThat(made.status()).isEqualTo(201);
        String address = made.text("/address");
        String secret = address.substring(address.indexOf("/calendars/"));
        assertThat(get(secret, "").body()).contains("BEGIN:VCALENDAR", line.text());

        assertThat(lead.get(path).text("/calendars/0/schedule")).isEqualTo(line.text());
        assertThat(lead.delete(path + "/" + lead.get(path).text("/calendars/0/id"))
                        .status())
                .isEqualTo(204);
        assertThat(get(secret, "").statusCode()).isEqualTo(404);
    }

    @Test
    void holdsOnlyOnesOwnShiftsAndEndsWhenItIsEnded() {
        nightly(ZoneId.of("Europe/Dublin"), bob);
        ScheduleId hers = nightly(ZoneId.of("Europe/Dublin"), dana);
        String address = open(dana, "");
        assertThat(get(address, "").body())
                .contains(hers.text())
                .doesNotContain(bob.id().text() + "-");

        String other = open(dana, "");
        assertThat(get(address, "").statusCode())
                .as("a new one ends the old one")
                .isEqualTo(404);
        Browser browser = cast.browser(dana);
        browser.get(AgendaPages.PATH);
        long id = node.bean(Agendas.class).of(dana.id()).getFirst().id();
        assertThat(cast.browser(bob).post(AgendaPages.PATH + "/" + id + "/end").statusCode())
                .isEqualTo(404);
        browser.post(AgendaPages.PATH + "/" + id + "/end");
        assertThat(get(other, "").statusCode()).isEqualTo(404);
        assertThat(get("/calendars/guessed.ics", "").statusCode()).isEqualTo(404);
        assertThat(cast.nobody().get("/calendars/cal_1").statusCode())
                .as("the page beside it stays closed")
                .isEqualTo(302);
        assertThat(cast.browser(cast.charlie()).get(AgendaPages.PATH).statusCode())
                .isEqualTo(404);
    }

    private String open(Person person, String schedule) {
        Browser browser = cast.browser(person);
        browser.get(AgendaPages.PATH);
        Matcher address = ADDRESS.matcher(
                browser.post(AgendaPages.PATH, "schedule", schedule).body());
        assertThat(address.find()).isTrue();
        return address.group();
    }

    private HttpResponse<String> get(String path, String tag) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(node.url(path)));
            if (!tag.isEmpty()) {
                request.header("If-None-Match", tag);
            }
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException broken) {
            throw new AssertionError(broken);
        }
    }

    private static ICalendar parse(String text) {
        return Biweekly.parse(text).first();
    }

    private static List<String> descriptions(String text) {
        return parse(text).getEvents().stream()
                .map(event -> event.getDescription().getValue())
                .toList();
    }

    private static Set<String> uids(String text) {
        return parse(text).getEvents().stream()
                .map(event -> event.getUid().getValue())
                .collect(Collectors.toCollection(HashSet::new));
    }

    private ScheduleId nightly(ZoneId zone, Person... people) {
        Rotation daily =
                new Rotation(1, Rotation.Unit.DAYS, LocalTime.of(2, 30), 1, LocalDateTime.of(2026, 1, 2, 2, 30));
        List<Layer> layers = List.of(
                new Layer(daily, List.of(people).stream().map(Person::id).toList(), List.of()));
        return schedules
                .create(
                        new ScheduleDraft("Nächte; first, \"o\" " + UUID.randomUUID(), "", zone, layers),
                        Viewer.system(),
                        node.now())
                .id();
    }
}
