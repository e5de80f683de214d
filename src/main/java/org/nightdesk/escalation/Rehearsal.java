package org.nightdesk.escalation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nightdesk.escalation.Course.Call;
import org.nightdesk.escalation.Course.Decision;
import org.nightdesk.escalation.Course.Passed;
import org.nightdesk.people.Person;
import org.springframework.stereotype.Component;

/** Goes through a policy by the same {@link Course} as paging does, and calls nobody. */
@Component
class Rehearsal {

    private static final int MOST = 1_000;

    private final Course course;

    Rehearsal(Course course) {
        this.course = course;
    }

    /** Who is called at a moment, when by what, and what was passed over just before. {@code number} from 1; nobody: 0, at the end. */
    record Called(int number, Instant at, Map<Person, List<Ring>> people, List<Passed> passed) {}

    /** Once through the steps, as if nobody answered; the last one is without people when the page would be exhausted there. */
    List<Called> of(List<Step> steps, int priority, Instant begin) {
        List<Called> called = new ArrayList<>();
        Instant at = begin;
        Place place = Place.START;
        while (called.size() < MOST) {
            Decision decision = course.next(steps, 0, place, priority, Set.of(), at);
            switch (decision) {
                case Call call -> {
                    called.add(new Called(call.step() + 1, at, call.people(), call.passed()));
                    at = at.plus(call.waiting());
                    place = call.next();
                }
                case Course.Exhausted over -> {
                    called.add(new Called(0, at, Map.of(), over.passed()));
                    return called;
                }
            }
        }
        return called;
    }
}
