package org.nightdesk.ledger;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.nightdesk.channel.Delivery;
import org.nightdesk.escalation.Policies;
import org.nightdesk.escalation.Policy;
import org.nightdesk.escalation.Step;
import org.nightdesk.escalation.Target;
import org.nightdesk.paging.Call;
import org.nightdesk.paging.Pages;
import org.nightdesk.paging.PastPages;
import org.nightdesk.people.ContactMethods;
import org.nightdesk.people.NewContactMethod;
import org.nightdesk.people.Person;
import org.nightdesk.rota.Layer;
import org.nightdesk.rota.Rotation;
import org.nightdesk.rota.ScheduleDraft;
import org.nightdesk.rota.ScheduleId;
import org.nightdesk.rota.Schedules;
import org.nightdesk.subject.Actor;
import org.nightdesk.subject.Subject;
import org.nightdesk.subject.Viewer;
import org.nightdesk.testing.TestNode;

/** Rotas and pages of a past: decided by the code that pages, while every message arrives. */
public final class LedgerCast {

    private final TestNode node;

    public LedgerCast(TestNode node) {
        this.node = node;
    }

    /** On call for ever, one week each from Mondays at nine. */
    public ScheduleId weekly(String zone, Person... people) {
        return rotating(1, zone, people);
    }

    /** All of 2026 the first of them is on call, the others only stand in the plan. */
    public ScheduleId yearly(String zone, Person... people) {
        return rotating(53, zone, people);
    }

    private ScheduleId rotating(int weeks, String zone, Person... people) {
        Rotation rotation =
                new Rotation(weeks, Rotation.Unit.WEEKS, LocalTime.of(9, 0), 1, LocalDateTime.of(2026, 1, 5, 9, 0));
        Layer layer =
                new Layer(rotation, List.of(people).stream().map(Person::id).toList(), List.of());
        String name = "Line " + UUID.randomUUID();
        return node.bean(Schedules.class)
                .create(new ScheduleDraft(name, "", ZoneId.of(zone), List.of(layer)), Viewer.system(), node.now())
                .id();
    }

    /** Pages the person once at each of these moments, a minute long, in order of time. */
    public void pages(Person person, String... moments) {
        Policy policy = policy(person);
        for (String moment : moments) {
            page(policy, Instant.parse(moment));
        }
    }

    private void page(Policy policy, Instant at) {
        Subject subject = new Subject("lamp", UUID.randomUUID().toString());
        Pages pages = node.bean(Pages.class);
        pages.begin(new Call(subject, Optional.of(policy.id()), "It is dark", "", 1, "Lamps"), Actor.system(), at);
        node.bean(PastPages.class).carryOn(at, attempt -> new Delivery.Sent(""));
        pages.stop(subject, Actor.system(), "It is light again", at.plus(Duration.ofMinutes(1)));
    }

    private Policy policy(Person person) {
        node.bean(ContactMethods.class)
                .add(
                        person.id(),
                        new NewContactMethod("webhook", "http://127.0.0.1:9/" + UUID.randomUUID(), true),
                        Viewer.system(),
                        node.now());
        Target target = new Target(Target.Kind.PERSON, person.id().value());
        return node.bean(Policies.class)
                .create(
                        "Nights " + UUID.randomUUID(),
                        List.of(new Step(List.of(target), 10)),
                        0,
                        Viewer.system(),
                        node.now());
    }
}
