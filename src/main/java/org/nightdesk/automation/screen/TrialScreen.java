package org.nightdesk.automation.screen;

import java.util.List;

/** What a rule would do to those of the last hundred tickets that it matches. */
public record TrialScreen(String name, String path, List<Match> matches) {

    public record Match(String number, String title, List<String> lines, String refusal) {}
}
