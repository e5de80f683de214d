package org.nightdesk.authoring.screen;

import java.time.Instant;
import java.util.List;
import org.nightdesk.web.Panel;

/** A version of a playbook as a checklist. {@code newest} is the number of the newest one; {@code draft} says whose draft there is, empty: none, or not for this viewer. */
public record PlaybookScreen(
        String path,
        String name,
        String purpose,
        int version,
        int newest,
        boolean retired,
        String by,
        Instant at,
        String note,
        String hash,
        List<String> facts,
        List<Asked> parameters,
        List<String> checks,
        List<ChecklistLine> lines,
        boolean mayWrite,
        String draft,
        List<Panel.Piece> top,
        List<Panel.Piece> panels) {

    /** A parameter in words. */
    public record Asked(String name, String label, String kind, String help, boolean required) {}

    public boolean isOld() {
        return version < newest;
    }
}
