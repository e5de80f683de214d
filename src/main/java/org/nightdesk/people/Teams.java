package org.nightdesk.people;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Subject;
import org.nightdesk.subject.Viewer;
import org.nightdesk.timeline.Entry;
import org.nightdesk.timeline.Timeline;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Teams and who is in them. */
@Component
public class Teams {

    private static final int LONGEST_NAME = 120;

    private final TeamStore store;
    private final People people;
    private final Timeline timeline;

    Teams(TeamStore store, People people, Timeline timeline) {
        this.store = store;
        this.people = people;
        this.timeline = timeline;
    }

    /** Active members by name; empty for an unknown team. */
    public List<PersonId> members(TeamId id) {
        return store.activeMembers(id);
    }

    /** All teams, id to name, by name. */
    public Map<TeamId, String> names() {
        return store.names();
    }

    /** The teams a person is in. */
    public List<TeamId> of(PersonId person) {
        return store.of(person);
    }

    /** A new team. Refused when the name is taken or a member does not exist or is a customer's. For administrators. */
    @Transactional
    public TeamId create(String name, Collection<PersonId> members, Viewer by, Instant now) {
        by.needs(Role.ADMINISTRATOR);
        String fit = fit(name);
        checkMembers(members);
        TeamId id = store.insert(fit, now)
                .orElseThrow(() -> Refused.invalid("name", "There is a team called " + fit + " already."));
        store.replaceMembers(id, members);
        timeline.append(Entry.internal(
                subject(id), now, by.actor(), "created", "Team %s was created.".formatted(fit), Map.of()));
        return id;
    }

    private static String fit(String name) {
        String fit = name.strip();
        if (fit.isEmpty() || fit.length() > LONGEST_NAME || !NewPerson.isPrintable(fit)) {
            throw Refused.invalid("name", "A team's name has 1 to " + LONGEST_NAME + " characters, on one line.");
        }
        return fit;
    }

    private void checkMembers(Collection<PersonId> members) {
        int index = 0;
        for (PersonId member : members) {
            if (people.find(member)
                    .filter(person -> person.role() != Role.REQUESTER)
                    .isEmpty()) {
                throw Refused.invalid(
                        "members[" + index + "]", "There is nobody on the staff with id " + member.value() + ".");
            }
            index++;
        }
    }

    static Subject subject(TeamId id) {
        return Subject.of("team", id.value());
    }
}
