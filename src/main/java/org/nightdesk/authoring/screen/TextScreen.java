package org.nightdesk.authoring.screen;

import java.util.List;
import org.nightdesk.web.Form;

/** A playbook as text; {@code number} is the draft that was opened, {@code version} the newest that is published, 0: none. {@code checked}: somebody asked, and nothing is wrong. */
public record TextScreen(
        String path,
        String name,
        Form form,
        int number,
        int version,
        boolean draft,
        boolean checked,
        List<Wrong> wrongs) {

    /** What is wrong, in which line, which is shown as it stands; {@code warning}: it may stay. */
    public record Wrong(int line, String field, String says, boolean warning, String written) {}
}
