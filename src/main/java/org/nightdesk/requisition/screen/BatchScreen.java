package org.nightdesk.requisition.screen;

import java.util.List;
import org.nightdesk.web.Form;

/** Many requests at once: what was pasted, and what came of each; {@code summary} is empty before anything was. */
public record BatchScreen(Form form, String summary, List<Line> lines, boolean maySend) {

    /** One request; {@code problems} is empty when it is right, {@code ticket} when none was opened. */
    public record Line(String what, List<String> problems, String ticket, String path) {}
}
