package org.nightdesk.reach;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.nightdesk.people.ContactMethod;
import org.nightdesk.people.People;
import org.nightdesk.people.PersonId;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Refused.Problem;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.timeline.Entry;
import org.nightdesk.timeline.Timeline;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The rules by which people are reached. Everyone keeps their own; an administrator keeps everybody's. */
@Component
@Transactional
public class ReachRules {

    private static final int MOST = 10;
    private static final int LATEST = 120;

    private final WishStore store;
    private final People people;
    private final Timeline timeline;

    ReachRules(WishStore store, People people, Timeline timeline) {
        this.store = store;
        this.people = people;
        this.timeline = timeline;
    }

    /** What a person wants; {@link Wishes#NONE} when they never said. */
    @Transactional(readOnly = true)
    public Wishes of(PersonId person) {
        return store.of(person);
    }

    /** Replaces all rules of a person; refuses methods that are not theirs, and too long a quiet. */
    public void keep(PersonId person, Wishes wishes, Viewer by, Instant now) {
        if (!by.actor().equals(people.person(person).actor())) {
            by.needs(Role.ADMINISTRATOR);
        }
        List<Problem> problems = new ArrayList<>();
        List<Long> theirs =
                people.contactMethods(person).stream().map(ContactMethod::id).toList();
        check(wishes.urgent(), "urgent", theirs, problems);
        check(wishes.calm(), "notUrgent", theirs, problems);
        wishes.quiet()
                .filter(Quiet::tooLong)
                .ifPresent(quiet -> problems.add(new Problem(
                        "quietHours",
                        "Quiet hours last at most 16 hours a day: what does not press must arrive some time.")));
        if (!problems.isEmpty()) {
            throw Refused.invalid(problems);
        }
        store.put(person, wishes);
        timeline.append(
                Entry.internal(person.subject(), now, by.actor(), "changed", "How pages reach them.", Map.of()));
    }

    private static void check(List<ReachRule> rules, String field, List<Long> theirs, List<Problem> problems) {
        if (rules.size() > MOST) {
            problems.add(new Problem(field, "At most " + MOST + " rules. Leave some out."));
        }
        for (int place = 0; place < rules.size(); place++) {
            ReachRule rule = rules.get(place);
            if (!theirs.contains(rule.method())) {
                problems.add(new Problem(field + "[" + place + "].method", "That is none of their methods."));
            }
            if (rule.afterMinutes() < 0 || rule.afterMinutes() > LATEST) {
                problems.add(new Problem(field + "[" + place + "].afterMinutes", "Write 0 to 120 minutes."));
            }
        }
        if (!rules.isEmpty() && rules.stream().noneMatch(rule -> rule.afterMinutes() == 0)) {
            problems.add(new Problem(field, "Something must be tried at once: give one of them 0 minutes."));
        }
    }
}
