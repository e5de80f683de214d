package org.nightdesk.handover.screen;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.nightdesk.web.Form;

/** Handovers, the newest change first; {@code kept} says for which schedules they are, which a lead may change. {@code more} leads on, empty at the end. */
public record HandoversScreen(
        String sentence,
        List<Line> lines,
        String more,
        List<Kept> kept,
        Map<String, String> teams,
        boolean mayKeep,
        Form form) {

    /** One change; {@code stands} how it went, in {@code tone}. */
    public record Line(String path, String schedule, String people, Instant changeAt, String stands, String tone) {}

    /** A schedule; {@code team} is the id of the team that reads its handovers, empty when none are kept; {@code name} its name. */
    public record Kept(String schedule, String name, String team, String teamName) {}
}
