package org.nightdesk.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nightdesk.absence.AbsenceId;
import org.nightdesk.absence.Covers;
import org.nightdesk.escalation.Policies;
import org.nightdesk.escalation.Step;
import org.nightdesk.escalation.Target;
import org.nightdesk.people.ContactMethods;
import org.nightdesk.people.NewContactMethod;
import org.nightdesk.people.Person;
import org.nightdesk.rehearsal.Trouble.Kind;
import org.nightdesk.rota.Layer;
import org.nightdesk.rota.OverrideDraft;
import org.nightdesk.rota.Restriction;
import org.nightdesk.rota.Rotation;
import org.nightdesk.rota.ScheduleDraft;
import org.nightdesk.rota.ScheduleId;
import org.nightdesk.rota.Schedules;
import org.nightdesk.rota.ShiftOverride;
import org.nightdesk.rota.Span;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.testing.BrowserTest;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.Chromium;
import org.nightdesk.testing.Json;
import org.nightdesk.testing.PostOffice;
import org.nightdesk.testing.Tab;
import org.nightdesk.testing.TestNode;
import org.nightdesk.testing.TestPostgres;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A desk of its own, with mail: it goes through every schedule that there is. Each story finds none. */
class RehearsalTests {

    private static final Duration DAY = Duration.ofDays(1);

    private static final PostOffice post = new PostOffice();
    private static final TestNode node = post.desk();

    private final Cast cast = Cast.of(node);
    private final Person lead = cast.staff("Aoife", Role.LEAD, "Europe/Dublin");
    private final Person bob = cast.bob();
    private final Rehearsals rehearsals = node.bean(Rehearsals.class);

    // As bedtime: 22:00 in nine days, whatever the stories before have made of the clock.
    private final Instant night =
            node.now().truncatedTo(ChronoUnit.DAYS).plus(DAY.multipliedBy(9)).plus(Duration.ofHours(22));

    @BeforeEach
    void nothingIsPlanned() {
        node.runDue();
        TestPostgres.execute(node.database(), """
                delete from escalation.policy;
                delete from rota.schedule;
                delete from rehearsal.trouble;
                delete from rehearsal.change;
                update rehearsal.night set rehearsed_at = null, until_at = null
                """);
    }

    @AfterAll
    static void close() {
        node.close();
        post.close();
    }

    @Test
    void isSilentWhenAllIsWell() {
        verified(bob);
        policy("Payments", schedule("First line", always(bob)));

        aNightLater();
        assertThat(rehearsals.last()).isPresent();
        assertThat(rehearsals.troubles()).isEmpty();
        assertThat(post.of(lead.email())).isEmpty();
    }

    @BrowserTest
    void tellsTheLeadsOnceOfANightThatNobodyHas() {
        verified(bob);
        ScheduleId firstLine = schedule("First line", always(bob));
        policy("Payments", firstLine);
        remove(bob, firstLine, night, night.plus(Duration.ofMinutes(330)));

        aNightLater();
        assertThat(rehearsals.troubles())
                .extracting(Trouble::kind)
                .as("told once")
                .containsExactly(Kind.NOBODY);
        assertThat(rehearsals.troubles()).extracting(Trouble::first).containsOnly(night);
        assertThat(rehearsals.troubles().getFirst().length()).isEqualTo(Duration.ofMinutes(330));
        assertThat(post.of(lead.email())).hasSize(1);
        assertThat(post.of(bob.email())).as("he leads nobody").isEmpty();
        assertThat(cast.browser(lead).get("/").body())
                .contains("First line has nobody on call: a page by Payments would wake nobody.");
        assertThat(cast.browser(bob).get("/").body()).doesNotContain("First line has nobody on call");
        assertThat(cast.browser(bob).get("/on-call").body())
                .contains("First line has nobody on call: a page by Payments would wake nobody.");

        aNightLater();
        assertThat(post.of(lead.email())).as("nothing has changed").hasSize(1);

        Instant later = night.plus(Duration.ofHours(84));
        remove(bob, firstLine, later, later.plus(Duration.ofHours(1)));
        aNightLater();
        assertThat(post.of(lead.email())).as("another gap").hasSize(2);

        try (Tab tab = Chromium.tab(node).signIn(cast.browser(lead))) {
            tab.go(RehearsalPages.PATH);
            tab.look("rehearsal");
            tab.go("/on-call");
            tab.shoot("rehearsal-on-call");
        }
    }

    @Test
    void saysOfAGapOnceWhatBecomesOfThePagesOfEveryPolicy() {
        verified(bob);
        ScheduleId firstLine = schedule("First line", always(bob));
        policy("Payments", firstLine);
        policy("Database", firstLine);
        remove(bob, firstLine, night, night.plus(Duration.ofHours(2)));
        aNightLater();
        assertThat(rehearsals.troubles())
                .extracting(Trouble::what)
                .containsExactly("First line has nobody on call: pages by Database and Payments would wake nobody.");

        policy("Web", firstLine, bob);
        inMinutes(1);
        inMinutes(2);
        assertThat(rehearsals.troubles())
                .extracting(Trouble::what)
                .containsExactly(
                        "First line has nobody on call: pages by Database and Payments would wake nobody; Web goes on without it.");
        assertThat(post.of(lead.email())).as("the same gap").hasSize(1);
    }

    @Test
    void aGapThatWakesNobodySinceIsToldAgain() {
        verified(bob);
        ScheduleId firstLine = schedule("First line", always(bob));
        policy("Web", firstLine, bob);
        remove(bob, firstLine, night, night.plus(Duration.ofHours(2)));
        aNightLater();
        assertThat(rehearsals.troubles()).extracting(Trouble::kind).containsExactly(Kind.GAP);
        assertThat(post.of(lead.email())).hasSize(1);

        policy("Payments", firstLine);
        inMinutes(1);
        inMinutes(2);
        assertThat(rehearsals.troubles()).extracting(Trouble::kind).containsExactly(Kind.NOBODY);
        assertThat(lastMail()).contains("a page by Payments would wake nobody; Web goes on without it");
    }

    @Test
    void theSameHoursOfEachWeekAreOneTrouble() {
        verified(bob);
        schedule("By day", List.of(new Layer(daily(), List.of(bob.id()), List.of(byDay()))));

        aNightLater();
        assertThat(rehearsals.troubles()).allMatch(trouble -> trouble.kind() == Kind.GAP);
        assertThat(rehearsals.troubles()).as("one for each night of the week").hasSize(7);
        for (int night = 0; night < 8; night++) {
            aNightLater();
        }
        assertThat(post.of(lead.email())).as("they were known").hasSize(1);
    }

    @Test
    void namesThoseWhoCannotBeReachedAndClockChanges() {
        ZoneId dublin = ZoneId.of("Europe/Dublin");
        Instant change = dublin.getRules()
                .nextTransition(node.now().plus(DAY.multipliedBy(40)))
                .getInstant();
        node.clock()
                .tick(Duration.between(
                        node.now(), change.minus(DAY.multipliedBy(36)).plus(Duration.ofHours(11))));
        node.runDue();
        schedule("First line", always(bob));
        aNightLater();

        assertThat(rehearsals.troubles()).extracting(Trouble::kind).containsExactly(Kind.CONTACT, Kind.CLOCK);
        assertThat(rehearsals.troubles().getLast().first()).isEqualTo(change);
        assertThat(rehearsals.troubles().getLast().what()).contains("Bob", "1 h ");
        node.clock().tick(DAY.multipliedBy(60));
    }

    @Test
    void aLeadGoesThroughThemNow() {
        Json json = Json.of(node, cast.token(Role.LEAD));
        schedule("Empty", List.of());
        assertThat(json.get("/api/v1/rehearsal").at("/troubles").size()).isZero();

        assertThat(json.post("/api/v1/rehearsal", "{}").text("/troubles/0/kind"))
                .isEqualTo("gap");
        assertThat(Json.of(node, cast.token(Role.RESPONDER))
                        .post("/api/v1/rehearsal", "{}")
                        .status())
                .isIn(403, 404);
        aNightLater();
        assertThat(post.of(lead.email())).as("who asked has seen it").isEmpty();
    }

    @Test
    void twoNodesRehearseOnce() {
        schedule("Empty", List.of());
        try (TestNode other = TestNode.on(node.database(), node.clock())) {
            node.runDue();
            other.runDue();
            node.clock().tick(DAY);
            node.runDue();
            other.runDue();
            node.runDue();
        }
        assertThat(post.of(lead.email())).hasSize(1);
    }

    @Test
    void afterAChangeTheNightsConcernedAreGoneThroughAgain() {
        verified(bob);
        ScheduleId firstLine = schedule("First line", always(bob));
        policy("Payments", firstLine);
        ScheduleId other = schedule("Second line", always(bob));
        aNightLater();
        remove(bob, other, night, night.plus(DAY));
        aNightLater();
        assertThat(post.of(lead.email())).hasSize(1);

        ShiftOverride gone = remove(bob, firstLine, night, night.plus(Duration.ofHours(2)));
        inMinutes(1);
        assertThat(post.of(lead.email())).as("more may follow").hasSize(1);
        inMinutes(2);
        assertThat(rehearsals.troubles()).extracting(Trouble::kind).containsExactly(Kind.NOBODY, Kind.GAP);
        assertThat(lastMail()).contains("First line has nobody on call").doesNotContain("Second line");
        inMinutes(5);
        assertThat(post.of(lead.email())).as("told once").hasSize(2);

        node.bean(Schedules.class).withdraw(gone.id(), Viewer.system(), node.now());
        inMinutes(1);
        inMinutes(2);
        assertThat(rehearsals.troubles()).extracting(Trouble::kind).containsExactly(Kind.GAP);
        assertThat(post.of(lead.email())).hasSize(3);
        assertThat(lastMail())
                .contains("Well again: First line has nobody on call")
                .doesNotContain("Second line");
    }

    @Test
    void whoIsOutOfReachInAShiftIsTroubleUntilSomebodyCovers() {
        Person dana = cast.staff("Dana", Role.RESPONDER, "Europe/Dublin");
        verified(bob);
        verified(dana);
        ScheduleId line = schedule(
                "First line", List.of(always(dana).getFirst(), always(bob).getFirst()));
        aNightLater();
        String absence = Json.of(node, cast.token(Role.LEAD))
                .post(
                        "/api/v1/absences",
                        "{'person': '%s', 'from': '%s', 'until': '%s', 'unreachable': true}"
                                .formatted(bob.id().text(), local(night), local(night.plus(Duration.ofHours(8)))))
                .text("/id");
        inMinutes(1);
        inMinutes(2);
        assertThat(rehearsals.troubles()).extracting(Trouble::kind).containsExactly(Kind.ABSENT);
        assertThat(lastMail()).contains("Bob is on call in First line while they are away.");

        Span flight = new Span(night, night.plus(Duration.ofHours(8)));
        node.bean(Covers.class)
                .cover(AbsenceId.parse(absence).orElseThrow(), line, dana.id(), flight, Viewer.system(), node.now());
        inMinutes(1);
        inMinutes(2);
        assertThat(rehearsals.troubles()).isEmpty();
    }

    private String local(Instant at) {
        return LocalDateTime.ofInstant(at, bob.zone()).toString();
    }

    @Test
    void whoVerifiesAWayIsWellAgain() {
        schedule("First line", always(bob));
        aNightLater();
        assertThat(rehearsals.troubles()).extracting(Trouble::kind).containsExactly(Kind.CONTACT);

        verified(bob);
        inMinutes(1);
        inMinutes(2);
        assertThat(rehearsals.troubles()).isEmpty();
        assertThat(lastMail()).contains("Well again: Bob is to be called");
    }

    @Test
    void whoChangesAgainAndAgainIsWaitedForTenMinutes() {
        verified(bob);
        ScheduleId firstLine = schedule("First line", always(bob));
        aNightLater();
        remove(bob, firstLine, night, night.plus(Duration.ofHours(2)));
        for (int minute = 0; minute < 8; minute++) {
            inMinutes(1);
            remove(bob, firstLine, night, night.plus(Duration.ofHours(3 + minute)));
        }
        inMinutes(1);
        assertThat(post.of(lead.email())).isEmpty();
        inMinutes(2);
        assertThat(post.of(lead.email())).hasSize(1);
    }

    @Test
    void whoSetsUpIsNotInterrupted() {
        schedule("Empty", List.of());
        inMinutes(1);
        inMinutes(5);
        assertThat(rehearsals.troubles()).isEmpty();
    }

    private String lastMail() {
        return node.bean(JdbcClient.class)
                .sql("select title || text from memo.memo where person_id = :lead order by id desc limit 1")
                .param("lead", lead.id().value())
                .query(String.class)
                .single();
    }

    private void inMinutes(int minutes) {
        node.runDue();
        node.clock().tick(Duration.ofMinutes(minutes));
        node.runDue();
    }

    private void aNightLater() {
        node.runDue();
        node.clock().tick(DAY);
        node.runDue();
        node.runDue();
    }

    private void verified(Person person) {
        node.bean(ContactMethods.class)
                .replace(
                        person.id(),
                        List.of(new NewContactMethod("email", person.email(), true)),
                        Viewer.system(),
                        node.now());
    }

    private static Rotation daily() {
        return new Rotation(1, Rotation.Unit.DAYS, LocalTime.of(9, 0), 1, LocalDateTime.of(2026, 11, 1, 9, 0));
    }

    private static Restriction byDay() {
        return new Restriction(EnumSet.allOf(DayOfWeek.class), LocalTime.of(8, 0), LocalTime.of(20, 0));
    }

    private static List<Layer> always(Person person) {
        return List.of(new Layer(daily(), List.of(person.id()), List.of()));
    }

    private ScheduleId schedule(String name, List<Layer> layers) {
        return node.bean(Schedules.class)
                .create(new ScheduleDraft(name, "", ZoneId.of("Europe/Dublin"), layers), Viewer.system(), node.now())
                .id();
    }

    /** Calls whoever is on call, then each of these. */
    private void policy(String name, ScheduleId schedule, Person... then) {
        List<Step> steps = Stream.concat(
                        Stream.of(new Target(Target.Kind.SCHEDULE, schedule.value())),
                        Stream.of(then)
                                .map(person -> new Target(
                                        Target.Kind.PERSON, person.id().value())))
                .map(target -> new Step(List.of(target), 5))
                .toList();
        node.bean(Policies.class).create(name, steps, 0, Viewer.system(), node.now());
    }

    private ShiftOverride remove(Person person, ScheduleId schedule, Instant from, Instant until) {
        OverrideDraft gone = new OverrideDraft(
                schedule, ShiftOverride.Kind.REMOVE, Optional.empty(), Optional.of(person.id()), from, until, "");
        return node.bean(Schedules.class).override(gone, Viewer.system(), node.now());
    }
}
