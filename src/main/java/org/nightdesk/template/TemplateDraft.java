package org.nightdesk.template;

import java.util.Optional;
import org.nightdesk.people.TeamId;
import org.nightdesk.sla.Waiting;
import org.nightdesk.subject.Refused;

/** A template as somebody wrote it. */
record TemplateDraft(Optional<TeamId> team, String name, String language, Optional<Waiting> holding, String body) {

    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_BODY = 20_000;

    TemplateDraft checked() {
        if (name.isBlank() || name.strip().length() > LONGEST_NAME) {
            throw Refused.invalid("name", "Give the template a name of at most " + LONGEST_NAME + " letters.");
        }
        if (!language.matches("[a-z]{2}")) {
            throw Refused.invalid("language", "A language is two letters, such as en or de (ISO 639-1).");
        }
        if (body.isBlank() || body.length() > LONGEST_BODY) {
            throw Refused.invalid("body", "Write the text, in at most 20,000 letters.");
        }
        Variable.in(body);
        return new TemplateDraft(
                team, name.strip(), language, holding, body.strip().replace("\r\n", "\n"));
    }
}
