package org.nightdesk.automation;

import java.util.List;
import org.nightdesk.macro.Step;
import org.nightdesk.subject.Refused;

/** A rule as somebody wrote it; {@code minutes} is 0 unless it waits for {@link Event#STILL}. */
record RuleDraft(String name, Event event, int minutes, String words, List<Step> steps, int most) {

    private static final int LONGEST = 300;
    private static final int YEAR = 525_600;
    private static final int MOST = 60;

    RuleDraft {
        steps = List.copyOf(steps);
    }

    RuleDraft checked() {
        if (name.isBlank() || name.strip().length() > 80) {
            throw Refused.invalid("name", "Give the rule a name of at most 80 letters.");
        }
        if (words.length() > LONGEST) {
            throw Refused.invalid("words", "Say in at most 300 letters which tickets it is for.");
        }
        if (event == Event.STILL && (minutes < 1 || minutes > YEAR)) {
            throw Refused.invalid("minutes", "Say after how many minutes without a change, 1 to 525600.");
        }
        if (most < 1 || most > MOST) {
            throw Refused.invalid("most", "A rule runs 1 to 60 times an hour on one ticket.");
        }
        return new RuleDraft(name.strip(), event, event == Event.STILL ? minutes : 0, words.strip(), steps, most);
    }

    /** What finds the tickets it is for. */
    String filter() {
        return event == Event.STILL ? (words + " idle>" + minutes + "m").strip() : words;
    }
}
