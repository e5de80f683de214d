package org.nightdesk.paging;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.nightdesk.escalation.Policies;
import org.nightdesk.escalation.Policy;
import org.nightdesk.escalation.Step;
import org.nightdesk.escalation.Target;
import org.nightdesk.people.ContactMethods;
import org.nightdesk.people.NewContactMethod;
import org.nightdesk.people.Person;
import org.nightdesk.subject.Actor;
import org.nightdesk.subject.Subject;
import org.nightdesk.subject.Viewer;
import org.nightdesk.testing.FakeSink;
import org.nightdesk.testing.TestNode;

/** Pages about things of nobody's, whose steps call one person each. */
public final class PagingCast {

    private final TestNode node;
    private final FakeSink sink;

    public PagingCast(TestNode node, FakeSink sink) {
        this.node = node;
        this.sink = sink;
    }

    /** Reached by webhook at a path of the sink. */
    public Person reachable(Person person, String path) {
        node.bean(ContactMethods.class)
                .add(person.id(), new NewContactMethod("webhook", sink.url(path), true), Viewer.system(), node.now());
        return person;
    }

    /** Each person is a step of ten minutes; gone through twice. */
    public Policy policy(Person... people) {
        List<Step> steps = new ArrayList<>();
        for (Person person : people) {
            steps.add(
                    new Step(List.of(new Target(Target.Kind.PERSON, person.id().value())), 10));
        }
        return node.bean(Policies.class).create("Nights " + UUID.randomUUID(), steps, 1, Viewer.system(), node.now());
    }

    /** A page by that policy, its first message sent. */
    public Page page(Policy policy) {
        return page(policy, 1);
    }

    public Page page(Policy policy, int priority) {
        PageId id = node.bean(Pages.class)
                .begin(
                        new Call(
                                new Subject("lamp", UUID.randomUUID().toString()),
                                Optional.of(policy.id()),
                                "Card authorisations time out at the acquirer",
                                "41 % of authorisations fail with code 91.\nRoute A, since 03:05.",
                                priority,
                                "Payments gateway"),
                        Actor.system(),
                        node.now());
        node.runDue();
        return page(id);
    }

    public Page page(PageId id) {
        return node.bean(Pages.class).page(id);
    }

    /** The path of the phone page, as its message carries it. */
    public String link(Page page, Person person) {
        return node.bean(PageLinks.class).to(page.id(), person.id()).getPath();
    }
}
