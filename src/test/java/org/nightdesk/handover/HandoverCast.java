package org.nightdesk.handover;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.nightdesk.catalog.ServiceDraft;
import org.nightdesk.catalog.ServiceId;
import org.nightdesk.catalog.Services;
import org.nightdesk.desk.Level;
import org.nightdesk.desk.Ticket;
import org.nightdesk.escalation.Policies;
import org.nightdesk.escalation.Policy;
import org.nightdesk.escalation.Step;
import org.nightdesk.escalation.Target;
import org.nightdesk.paging.Attempt;
import org.nightdesk.paging.Call;
import org.nightdesk.paging.PageId;
import org.nightdesk.paging.Pages;
import org.nightdesk.people.Person;
import org.nightdesk.people.TeamId;
import org.nightdesk.rota.Layer;
import org.nightdesk.rota.Rotation;
import org.nightdesk.rota.ScheduleDraft;
import org.nightdesk.rota.ScheduleId;
import org.nightdesk.rota.Schedules;
import org.nightdesk.subject.Actor;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Subject;
import org.nightdesk.subject.Viewer;
import org.nightdesk.testing.ATicket;
import org.nightdesk.testing.Browser;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.Json;
import org.nightdesk.testing.TestNode;

/** Bob goes home in twenty minutes, Dora takes over; Aoife leads them, Finn is of another team. */
final class HandoverCast {

    final TestNode node;
    final Cast cast;
    final Person bob;
    final Person dora;
    final Person aoife;
    final Person finn;
    final TeamId team;
    final Instant change;
    final ScheduleId line;
    final Policy policy;
    final ServiceId cards;

    HandoverCast(TestNode node) {
        this.node = node;
        this.cast = Cast.of(node);
        this.bob = cast.bob();
        this.dora = cast.staff("Dora", Role.RESPONDER, "Europe/Dublin");
        this.aoife = cast.staff("Aoife", Role.LEAD, "Europe/Dublin");
        this.finn = cast.staff("Finn", Role.RESPONDER, "Europe/Dublin");
        cast.team("Database", finn);
        this.team = cast.team("Payments", bob, dora, aoife);
        this.change = node.now().truncatedTo(ChronoUnit.MINUTES).plus(Duration.ofMinutes(20));
        this.line = schedule(change, "UTC", bob, dora);
        this.policy = policy(line);
        this.cards = service(policy);
    }

    /** A turn of a day each, the second person's begins at the change. */
    ScheduleId schedule(Instant turn, String zone, Person... people) {
        LocalDateTime start = LocalDateTime.ofInstant(turn, ZoneId.of(zone)).minusDays(1);
        Rotation daily = new Rotation(1, Rotation.Unit.DAYS, start.toLocalTime(), 1, start);
        Layer layer = new Layer(daily, List.of(people).stream().map(Person::id).toList(), List.of());
        return node.bean(Schedules.class)
                .create(
                        new ScheduleDraft("First line " + UUID.randomUUID(), "", ZoneId.of(zone), List.of(layer)),
                        Viewer.system(),
                        node.now())
                .id();
    }

    private Policy policy(ScheduleId schedule) {
        Step step = new Step(List.of(new Target(Target.Kind.SCHEDULE, schedule.value())), 30);
        return node.bean(Policies.class)
                .create("Cards " + UUID.randomUUID(), List.of(step), 0, Viewer.system(), node.now());
    }

    private ServiceId service(Policy by) {
        ServiceDraft draft = new ServiceDraft(
                Optional.empty(),
                "Cards " + UUID.randomUUID(),
                "",
                2,
                Optional.of(team),
                OptionalLong.of(by.id().value()),
                List.of());
        return node.bean(Services.class)
                .create(draft, Viewer.system(), node.now())
                .id();
    }

    HandoverCast kept() {
        node.bean(Keeping.class).on(new Setting(line, team), Viewer.system(), node.now());
        look(node.now());
        return this;
    }

    /** As the engine does, by hand, at a moment. */
    void look(Instant at) {
        while (node.bean(Watch.class).runDue(at) > 0) {
            // each schedule in its turn
        }
    }

    /** Done every day, next so long from now; its whole name. */
    String chore(String name, Person owner, Duration ahead) {
        String full = name + " " + UUID.randomUUID();
        LocalTime at =
                LocalTime.ofInstant(node.now().plus(ahead), ZoneOffset.UTC).truncatedTo(ChronoUnit.MINUTES);
        Json.of(node, cast.token(Role.ADMINISTRATOR))
                .post(
                        "/api/v1/chores",
                        "{'name': '%s', 'why': 'It must be.', 'forWhom': 'Platform', 'owner': '%s', 'every': 'day', 'at': '%s', 'timeZone': 'UTC', 'minutes': 15, 'graceMinutes': 60}"
                                .formatted(full, owner.id().text(), at));
        return full;
    }

    Ticket incident(String title, Level level) {
        return ATicket.called(title).about(cards).level(level).open(node);
    }

    /** The newest of the line. */
    Handover handover() {
        return of(line).getFirst();
    }

    List<Handover> of(ScheduleId schedule) {
        return node.bean(Handovers.class).newest(0, 200, Viewer.system()).stream()
                .filter(one -> one.scheduleId().equals(schedule))
                .toList();
    }

    void later(Duration length) {
        node.clock().tick(length);
        look(node.now());
        node.runDue();
    }

    void untilTheChange() {
        later(Duration.between(node.now(), change));
    }

    String path() {
        return HandoverPages.path(handover().id());
    }

    Browser browser(Person person) {
        Browser browser = cast.browser(person);
        browser.get("/");
        return browser;
    }

    static LocalDateTime utc(String text) {
        return LocalDateTime.ofInstant(Instant.parse(text), ZoneOffset.UTC);
    }

    /** A page for the line that has ended, so that it wakes nobody later. */
    PageId page() {
        Pages pages = node.bean(Pages.class);
        Subject lamp = new Subject("lamp", UUID.randomUUID().toString());
        PageId id = pages.begin(
                new Call(lamp, Optional.of(policy.id()), "Cards", "", 1, "Cards"), Actor.system(), node.now());
        node.runDue();
        pages.stop(lamp, Actor.system(), "over", node.now());
        return id;
    }

    /** By name, whom a page went to. */
    List<String> called(PageId id) {
        return node.bean(Pages.class).attempts(id).stream()
                .filter(attempt -> attempt.purpose() == Attempt.Purpose.PAGE)
                .map(Attempt::name)
                .distinct()
                .toList();
    }
}
