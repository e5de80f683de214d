package org.nightdesk.change;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.nightdesk.catalog.Service;
import org.nightdesk.catalog.Services;
import org.nightdesk.change.Change.Slot;
import org.nightdesk.engine.Story;
import org.nightdesk.people.People;
import org.nightdesk.people.Viewers;
import org.nightdesk.subject.Actor;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.springframework.stereotype.Component;

/** The demo's changes: some that ended, one of them badly, one that is to come, one that wants somebody's approval. */
@Component
class ChangeStory implements Story {

    private static final Viewer PIPELINE =
            new Viewer(Actor.token(1, "Release pipeline"), Role.LEAD, Set.of(Viewer.STAFF, Viewer.LEADS));
    private static final int PAST = 9;
    private static final String PLAYBOOK = "Change a setting";

    private final Changes changes;
    private final ChangeCourse course;
    private final Services services;
    private final People people;
    private final Viewers viewers;

    ChangeStory(Changes changes, ChangeCourse course, Services services, People people, Viewers viewers) {
        this.people = people;
        this.viewers = viewers;
        this.changes = changes;
        this.course = course;
        this.services = services;
    }

    @Override
    public int chapter() {
        return 4;
    }

    @Override
    public void tell(Instant now) {
        Optional<Service> gateway = services.findBySlug("payments-gateway");
        Optional<Service> broker = services.findBySlug("message-broker");
        if (gateway.isEmpty() || broker.isEmpty()) {
            return;
        }
        Instant hour = now.truncatedTo(ChronoUnit.HOURS);
        for (int week = PAST; week > 0; week--) {
            ended(gateway.get(), week, hour.minus(Duration.ofDays(7L * week)));
        }
        ChangeId coming = drafted(
                broker.get(),
                "Give the message broker a larger disk",
                "It stands at 78 %, and stops taking messages at 85 %.",
                hour.plus(Duration.ofDays(2)),
                now);
        course.submit(coming, PIPELINE, now);
        course.say(coming, true, "", lead(), now);
        ChangeId asked = drafted(
                gateway.get(),
                "Turn off the old card form",
                "Nobody has used it for a month.",
                hour.plus(Duration.ofDays(4)),
                now);
        course.submit(asked, PIPELINE, now);
    }

    private Viewer lead() {
        return people.staff().stream()
                .filter(one -> one.role() == Role.LEAD)
                .findFirst()
                .map(viewers::of)
                .orElseThrow();
    }

    private void ended(Service service, int week, Instant at) {
        boolean failed = week == 3;
        ChangeId id = drafted(service, "Release 4." + (40 - week), "New in it: see the release notes.", at, at);
        course.submit(id, PIPELINE, at);
        course.say(id, true, "", lead(), at);
        course.start(id, "", PIPELINE, at);
        String result = failed ? "Cards of one issuer were declined; rolled back after 11 minutes." : "As planned.";
        course.end(id, !failed, result, PIPELINE, at.plus(Duration.ofMinutes(20)));
    }

    private ChangeId drafted(Service service, String title, String why, Instant from, Instant now) {
        ChangeDraft draft = new ChangeDraft(
                ChangeKind.NORMAL,
                title,
                why,
                "",
                List.of(service.id()),
                "production",
                Optional.of(new Slot(from, from.plus(Duration.ofHours(1)))),
                ZoneId.of("Europe/Dublin"),
                Set.of("felt"),
                title.contains("form") && changes.playbookNames().contains(PLAYBOOK) ? PLAYBOOK : "",
                List.of());
        return changes.create(draft, PIPELINE, now).id();
    }
}
