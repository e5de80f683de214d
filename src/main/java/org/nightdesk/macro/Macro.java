package org.nightdesk.macro;

import java.util.List;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Subject;

/** Steps under a name. */
record Macro(long id, String name, List<Step> steps) {

    Macro {
        steps = List.copyOf(steps);
    }

    String text() {
        return "mac_" + id;
    }

    Subject subject() {
        return Subject.of("macro", id);
    }

    static long id(String text) {
        if (!text.matches("mac_[1-9][0-9]{0,17}")) {
            throw new NotFound("macro " + text);
        }
        return Long.parseLong(text.substring(4));
    }
}
