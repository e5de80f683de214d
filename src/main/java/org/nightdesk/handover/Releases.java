package org.nightdesk.handover;

import java.time.Instant;
import java.util.Optional;
import org.nightdesk.people.People;
import org.nightdesk.people.PersonId;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lets somebody go home whose handover nobody has accepted; it is read back all the same. */
@Component
class Releases {

    private final HandoverStore handovers;
    private final StayingStore staying;
    private final HandoverCourse course;
    private final People people;

    Releases(HandoverStore handovers, StayingStore staying, HandoverCourse course, People people) {
        this.handovers = handovers;
        this.staying = staying;
        this.course = course;
        this.people = people;
    }

    /** From now on, or from the change on where that is to come. By a lead, never oneself. Refused when it is over; twice changes nothing. */
    @Transactional
    void release(HandoverId id, PersonId person, Viewer by, Instant now) {
        by.needs(Role.LEAD);
        Handover open = handovers.lock(id, by).orElseThrow(() -> new NotFound("handover " + id.value()));
        if (!open.leaving().contains(person)) {
            throw new NotFound("person " + person.value() + " of handover " + id.value());
        }
        if (!open.isOpen()) {
            throw Refused.conflict("It is over: nobody stays on call by it any more.");
        }
        Optional<PersonId> lead =
                by.actor().isPerson() ? Optional.of(new PersonId(by.actor().id())) : Optional.empty();
        if (lead.equals(Optional.of(person))) {
            throw Refused.conflict("Another lead lets you go: somebody must know that nobody was relieved.");
        }
        if (staying.release(id, person, lead, now)) {
            course.record(open, "released", people.person(person).name(), by, now);
        }
    }
}
