package org.nightdesk.handoff.screen;

import java.util.List;
import java.util.Map;
import org.nightdesk.web.Form;

/** A ticket being handed off; {@code team} is chosen, or empty, and {@code fields} are what it asks for, by the names of
 * their inputs, whose drafts are kept under {@code draft} and that name. */
public record HandoffScreen(
        String number,
        String path,
        String team,
        String teamName,
        String draft,
        Map<String, String> fields,
        List<Choice> teams,
        Form form) {

    /** A team and what it asks for, in words. */
    public record Choice(String id, String name, String asks) {}
}
