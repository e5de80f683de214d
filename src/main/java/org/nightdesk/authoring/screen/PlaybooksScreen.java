package org.nightdesk.authoring.screen;

import java.util.List;

/** The playbooks that were found, those that were begun and never published, and whether this viewer may write some. */
public record PlaybooksScreen(String query, boolean many, List<Line> lines, List<Line> begun, boolean mayWrite) {

    /** {@code beside}: service, minutes, version in a few words. */
    public record Line(String path, String name, String purpose, String beside, boolean retired) {}
}
