package org.nightdesk.paging;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.nightdesk.escalation.Course;
import org.nightdesk.escalation.Course.Call;
import org.nightdesk.escalation.Place;
import org.nightdesk.people.Person;
import org.springframework.stereotype.Component;

/** Who will be called, and when, if nobody answers: what the {@link Escalator} would decide by what is known now, asked of the same {@link Course}. */
@Component
public class Outlook {

    private static final int MOST = 100;

    private final Course course;

    Outlook(Course course) {
        this.course = course;
    }

    /** One step to come; {@code people} is never empty. */
    public record Coming(Instant at, List<Person> people) {}

    /** The steps to come until they begin again, soonest first; those with nobody are skipped. Empty when nobody is sought. */
    public List<Coming> of(Page page, Instant now) {
        Instant due = page.dueAt();
        if (!page.state().calling() || due == null) {
            return List.of();
        }
        List<Coming> coming = new ArrayList<>();
        Instant at = due.isBefore(now) ? now : due;
        Place place = page.place();
        int round = place.round();
        while (coming.size() < MOST
                && course.next(page.steps(), page.repeat(), place, page.priority(), Set.of(), at) instanceof Call call
                && call.round() == round) {
            coming.add(new Coming(at, List.copyOf(call.people().keySet())));
            at = at.plus(call.waiting());
            place = call.next();
        }
        return coming;
    }

    /** "Bob", "Bob and you", "Bob and 2 others". */
    public static String names(List<Person> people, Optional<Person> me) {
        List<String> names = people.stream()
                .map(person -> me.filter(person::equals).isPresent() ? "you" : person.name())
                .toList();
        return switch (names.size()) {
            case 1 -> names.getFirst();
            case 2 -> names.getFirst() + " and " + names.getLast();
            default -> names.getFirst() + " and " + (names.size() - 1) + " others";
        };
    }
}
