package org.nightdesk.installation.screen;

import java.util.List;
import org.nightdesk.web.Form;

/** The list of environments and the form that keeps one. */
public record EnvironmentsScreen(List<Line> lines, Form form, boolean mayWrite) {

    /** One environment. */
    public record Line(String name, int rank, boolean isProtected) {}
}
