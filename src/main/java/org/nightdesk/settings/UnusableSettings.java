package org.nightdesk.settings;

import java.util.List;

/** The settings cannot be used. One sentence for each key that is wrong, with the remedy and without any secret. */
public final class UnusableSettings extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    UnusableSettings(List<String> problems) {
        super(String.join("\n", problems), null, false, false);
        this.problems = List.copyOf(problems);
    }

    public List<String> problems() {
        return problems;
    }
}
