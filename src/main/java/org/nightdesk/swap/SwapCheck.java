package org.nightdesk.swap;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.nightdesk.people.People;
import org.nightdesk.people.Person;
import org.nightdesk.people.PersonId;
import org.nightdesk.rota.Schedules;
import org.nightdesk.rota.Shift;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.springframework.stereotype.Component;

/** Says what is wrong with a swap, with the remedy. */
@Component
class SwapCheck {

    private static final int LONGEST_NOTE = 500;

    private final Schedules schedules;
    private final People people;

    SwapCheck(Schedules schedules, People people) {
        this.schedules = schedules;
        this.people = people;
    }

    void refuseIfWrong(SwapDraft draft, Instant now) {
        if (draft.taker().equals(Optional.of(draft.owner()))) {
            throw Refused.invalid("taker", "Nobody swaps with themselves. Choose somebody else.");
        }
        if (!draft.from().isBefore(draft.until())) {
            throw Refused.invalid("until", "A swap ends after it begins. Choose a later end.");
        }
        if (!draft.until().isAfter(now)) {
            throw Refused.invalid("until", "That is over. Choose hours that are still to come.");
        }
        if (draft.note().length() > LONGEST_NOTE) {
            throw Refused.invalid("note", "Say it in at most 500 characters.");
        }
        draft.taker().ifPresent(this::checkTaker);
        checkShifts(draft.owner(), draft.taker(), draft);
    }

    private void checkTaker(PersonId taker) {
        if (people.find(taker)
                .filter(Person::active)
                .filter(person -> person.role().atLeast(Role.RESPONDER))
                .isEmpty()) {
            throw Refused.invalid("taker", "Only active staff can be on call. Choose somebody else.");
        }
    }

    /** The owner must have something to give, and who takes it must not have it already. */
    void checkShifts(PersonId owner, Optional<PersonId> taker, SwapDraft draft) {
        List<Shift> shifts = schedules.shifts(draft.schedule(), draft.from(), draft.until());
        if (shifts.stream().noneMatch(shift -> shift.person().equals(owner))) {
            throw Refused.invalid(
                    "from", name(owner) + " is not on call in these hours. Choose hours of a shift of theirs.");
        }
        taker.filter(who -> shifts.stream().anyMatch(shift -> shift.person().equals(who)))
                .ifPresent(who -> {
                    throw Refused.invalid(
                            "taker",
                            name(who) + " is on call in these hours already. Choose others, or somebody else.");
                });
    }

    private String name(PersonId person) {
        return people.find(person).map(Person::name).orElse("Somebody who left");
    }
}
