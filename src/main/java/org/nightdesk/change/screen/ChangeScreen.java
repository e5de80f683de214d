package org.nightdesk.change.screen;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.nightdesk.web.Form;

/** One change, and what may be done with it now; {@code playbook} is a path, empty without one. */
public record ChangeScreen(
        String path,
        String title,
        String state,
        String tone,
        String facts,
        String where,
        String why,
        String what,
        Optional<Instant> from,
        Optional<Instant> until,
        String playbook,
        String playbookName,
        List<Point> points,
        List<String> risks,
        List<Said> said,
        List<Against> against,
        String result,
        Verbs verbs,
        Form form) {

    /** One thing to do; {@code ticking} is where it is ticked, empty when it is not its time. */
    public record Point(String text, String done, String ticking) {}

    /** What somebody said to it; {@code current} is of this edition. */
    public record Said(String by, boolean agreed, boolean current, String word, Instant at) {}

    /** What speaks against its time. */
    public record Against(boolean forbids, String words, String path) {}

    /** Which buttons there are. */
    public record Verbs(
            boolean edit, boolean submit, boolean say, boolean start, boolean end, boolean withdraw, boolean frozen) {}
}
