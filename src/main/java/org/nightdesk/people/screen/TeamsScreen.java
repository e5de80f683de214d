package org.nightdesk.people.screen;

import java.util.List;

/** Teams and who is in them. */
public record TeamsScreen(List<TeamLine> teams, boolean administrator) {

    /** One team. */
    public record TeamLine(String id, String name, List<String> members) {}
}
