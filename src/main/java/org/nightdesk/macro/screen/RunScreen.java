package org.nightdesk.macro.screen;

import java.util.List;

/** The macros for one ticket, each with what it would do; {@code problem} is why one could not be run just now. */
public record RunScreen(String number, String ticket, List<Choice> choices, String problem) {

    /** {@code refusal} is why it cannot be run here, empty when it can. */
    public record Choice(String path, String name, List<String> lines, String refusal) {}
}
