package org.nightdesk.verdict;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.nightdesk.people.PersonId;
import org.nightdesk.people.TeamId;
import org.nightdesk.people.Teams;
import org.nightdesk.subject.Actor;

/** What a page came from: an integration, a team that paged by hand, a program's token, or our own clock. Never a person. */
record Origin(String kind, String name) {

    static Origin of(Actor actor, Teams teams) {
        return switch (actor.kind()) {
            case INTEGRATION -> new Origin("integration", actor.name());
            case PERSON -> new Origin("by-hand", teamsOf(new PersonId(actor.id()), teams));
            case TOKEN -> new Origin("program", actor.name());
            case SYSTEM -> new Origin("clock", "Late promises and rules");
        };
    }

    private static String teamsOf(PersonId person, Teams teams) {
        List<TeamId> theirs = teams.of(person);
        Map<TeamId, String> names = teams.names();
        return theirs.isEmpty()
                ? "Without a team"
                : theirs.stream().map(id -> names.getOrDefault(id, "")).sorted().collect(Collectors.joining(", "));
    }
}
