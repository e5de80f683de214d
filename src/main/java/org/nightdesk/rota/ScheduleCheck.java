package org.nightdesk.rota;

import java.util.ArrayList;
import java.util.List;
import org.nightdesk.people.People;
import org.nightdesk.people.PersonId;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Refused.Problem;
import org.springframework.stereotype.Component;

/** Says everything that is wrong with a draft at once, each with the remedy. */
@Component
class ScheduleCheck {

    private static final int MOST_LAYERS = 20;
    private static final int MOST_PEOPLE = 100;
    private static final int MOST_WINDOWS = 50;
    private static final int MOST_TURNS = 999;

    private final People people;

    ScheduleCheck(People people) {
        this.people = people;
    }

    void refuseIfWrong(ScheduleDraft draft) {
        List<Problem> problems = new ArrayList<>();
        if (draft.name().isEmpty() || draft.name().length() > 120) {
            problems.add(new Problem("name", "A schedule needs a name of 1 to 120 characters."));
        }
        if (draft.layers().size() > MOST_LAYERS) {
            problems.add(new Problem("layers", "At most 20 layers. Make a second schedule."));
        }
        if (!draft.layers().isEmpty() && draft.layers().stream().allMatch(Layer::shadow)) {
            problems.add(new Problem(
                    "layers", "Trainees go along with somebody. Add a layer of people who are on call themselves."));
        }
        for (int i = 0; i < draft.layers().size(); i++) {
            checkLayer("layers[" + i + "]", draft.layers().get(i), problems);
        }
        refuse(problems);
    }

    void refuseIfWrong(OverrideDraft draft) {
        List<Problem> problems = new ArrayList<>();
        if (!draft.from().isBefore(draft.until())) {
            problems.add(new Problem("until", "An override ends after it begins. Choose a later end."));
        }
        switch (draft.kind()) {
            case ADD -> needPerson(draft, problems);
            case REMOVE -> needReplaced(draft, problems);
            case REPLACE -> needAnother(draft, problems);
        }
        draft.person().ifPresent(person -> checkPerson("person", person, problems));
        draft.replaces().ifPresent(person -> checkPerson("replaces", person, problems));
        refuse(problems);
    }

    private static void needPerson(OverrideDraft draft, List<Problem> problems) {
        if (draft.person().isEmpty()) {
            problems.add(new Problem("person", "Say who is on call in this time."));
        }
    }

    private static void needAnother(OverrideDraft draft, List<Problem> problems) {
        needPerson(draft, problems);
        if (draft.person().isPresent() && draft.person().equals(draft.replaces())) {
            problems.add(new Problem("person", "Nobody takes over from themselves. Choose somebody else."));
        }
    }

    private static void needReplaced(OverrideDraft draft, List<Problem> problems) {
        if (draft.replaces().isEmpty()) {
            problems.add(new Problem("replaces", "Say who is not on call in this time."));
        }
    }

    private void checkLayer(String field, Layer layer, List<Problem> problems) {
        if (layer.people().isEmpty() || layer.people().size() > MOST_PEOPLE) {
            problems.add(new Problem(field + ".people", "A layer needs 1 to 100 people who take turns."));
        }
        for (int i = 0; i < layer.people().size(); i++) {
            checkPerson(field + ".people[" + i + "]", layer.people().get(i), problems);
        }
        if (layer.rotation().count() < 1 || layer.rotation().count() > MOST_TURNS) {
            problems.add(new Problem(field + ".rotation.every.count", "A turn lasts 1 to 999 of its unit."));
        }
        int day = layer.rotation().handoverDay();
        if (day < 1 || day > 31 || (layer.rotation().unit() == Rotation.Unit.WEEKS && day > 7)) {
            problems.add(new Problem(
                    field + ".rotation.handoverDay",
                    "Use a weekday for weeks, a day of the month (1 to 31) for months."));
        }
        checkWindows(field, layer.restrictions(), problems);
    }

    private static void checkWindows(String field, List<Restriction> restrictions, List<Problem> problems) {
        if (restrictions.size() > MOST_WINDOWS) {
            problems.add(new Problem(field + ".restrictions", "At most 50 windows in a layer."));
        }
        for (int i = 0; i < restrictions.size(); i++) {
            if (restrictions.get(i).days().isEmpty()) {
                problems.add(new Problem(field + ".restrictions[" + i + "].days", "Name at least one weekday."));
            }
        }
    }

    private void checkPerson(String field, PersonId id, List<Problem> problems) {
        if (people.find(id).filter(person -> person.active()).isEmpty()) {
            problems.add(new Problem(field, "There is no such person here. Choose somebody who is active."));
        }
    }

    private static void refuse(List<Problem> problems) {
        if (!problems.isEmpty()) {
            throw Refused.invalid(problems);
        }
    }
}
