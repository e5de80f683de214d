package org.nightdesk.people;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Teams and who is in them. */
@Component
public class Teams {

    /** Active members by name; empty for an unknown team. */
    public List<PersonId> members(TeamId id) {
        return List.of();
    }

    /** All teams, id to name, by name. */
    public Map<TeamId, String> names() {
        return Map.of();
    }
}
