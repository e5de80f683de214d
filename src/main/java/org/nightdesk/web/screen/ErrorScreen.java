package org.nightdesk.web.screen;

import java.util.List;

/** What went wrong, what was kept, what next; {@code reference} finds the log lines and is empty when there is nothing to find. */
public record ErrorScreen(String title, List<String> lines, String reference) {

    /** For failures that happen before a screen could say more. */
    public static final ErrorScreen UNKNOWN =
            new ErrorScreen("This did not work.", List.of("Nothing was changed. Go back and try again."), "");

    public static final ErrorScreen NOT_FOUND = new ErrorScreen(
            "There is nothing here.",
            List.of(
                    "The address may be old, or it belongs to somebody else.",
                    "Ctrl K finds tickets, services and people."),
            "");
}
