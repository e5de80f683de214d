package org.nightdesk.people;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
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
        TeamId id = store.insert(fit, now).orElseThrow(() -> taken(fit));
        store.replaceMembers(id, members);
        timeline.append(Entry.internal(
                id.subject(), now, by.actor(), "created", "Team %s was created.".formatted(fit), Map.of()));
        return id;
    }

    /** Another name, other members, or both; what is empty stays. For administrators. */
    @Transactional
    public void change(TeamId id, Optional<String> name, Optional<List<PersonId>> members, Viewer by, Instant now) {
        by.needs(Role.ADMINISTRATOR);
        String before = name(id);
        String after = name.map(Teams::fit).orElse(before);
        if (store.names().entrySet().stream()
                .anyMatch(
                        other -> !other.getKey().equals(id) && other.getValue().equalsIgnoreCase(after))) {
            throw taken(after);
        }
        store.rename(id, after);
        members.ifPresent(wanted -> {
            checkMembers(wanted);
            store.replaceMembers(id, wanted);
        });
        String who = String.join(", ", people.names(store.activeMembers(id)).values());
        timeline.append(Entry.internal(
                id.subject(),
                now,
                by.actor(),
                "changed",
                "%s: %s.".formatted(after, who.isEmpty() ? "nobody" : who),
                Map.of()));
    }

    /** Throws NotFound when there is none. */
    public String name(TeamId id) {
        return Optional.ofNullable(store.names().get(id)).orElseThrow(() -> new NotFound("no team " + id.value()));
    }

    private static Refused taken(String name) {
        return Refused.invalid("name", "There is a team called " + name + " already.");
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
}
