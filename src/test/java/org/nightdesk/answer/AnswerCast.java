package org.nightdesk.answer;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.nightdesk.escalation.Policies;
import org.nightdesk.escalation.Policy;
import org.nightdesk.escalation.Step;
import org.nightdesk.escalation.Target;
import org.nightdesk.paging.Call;
import org.nightdesk.paging.Page;
import org.nightdesk.paging.PageId;
import org.nightdesk.paging.Pages;
import org.nightdesk.people.ContactMethods;
import org.nightdesk.people.NewContactMethod;
import org.nightdesk.people.Person;
import org.nightdesk.subject.Actor;
import org.nightdesk.subject.Subject;
import org.nightdesk.subject.Viewer;
import org.nightdesk.testing.TestNode;

/** Pages whose only step calls one person by one method. */
record AnswerCast(TestNode node) {

    Person reached(Person person, String kind, String address) {
        node.bean(ContactMethods.class)
                .add(person.id(), new NewContactMethod(kind, address, true), Viewer.system(), node.now());
        return person;
    }

    Page page(Person... people) {
        List<Step> steps = java.util.Arrays.stream(people)
                .map(person -> new Step(
                        List.of(new Target(Target.Kind.PERSON, person.id().value())), 10))
                .toList();
        Policy policy =
                node.bean(Policies.class).create("Nights " + UUID.randomUUID(), steps, 1, Viewer.system(), node.now());
        PageId id = node.bean(Pages.class)
                .begin(
                        new Call(
                                new Subject("lamp", UUID.randomUUID().toString()),
                                Optional.of(policy.id()),
                                "Cards are refused",
                                "41 % fail.",
                                1,
                                "Payments"),
                        Actor.system(),
                        node.now());
        node.runDue();
        return page(id);
    }

    Page page(PageId id) {
        return node.bean(Pages.class).page(id);
    }
}
