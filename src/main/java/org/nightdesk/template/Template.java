package org.nightdesk.template;

import java.util.Optional;
import org.nightdesk.people.TeamId;
import org.nightdesk.sla.Waiting;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Subject;

/**
 * A text to answer with, in Markdown with variables; everybody's when it has no team. {@code language} is ISO 639-1. {@code holding}: it is proposed by
 * itself while a ticket waits for that.
 */
public record Template(
        long id, Optional<TeamId> team, String name, String language, Optional<Waiting> holding, String body) {

    String text() {
        return "tpl_" + id;
    }

    Subject subject() {
        return Subject.of("template", id);
    }

    static long id(String text) {
        if (!text.matches("tpl_[1-9][0-9]{0,17}")) {
            throw new NotFound("template " + text);
        }
        return Long.parseLong(text.substring(4));
    }
}
