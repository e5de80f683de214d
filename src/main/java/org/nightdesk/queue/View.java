package org.nightdesk.queue;

import java.util.List;

/** The ways to look at the open tickets. {@code states} in the order of their groups; {@code sentence} says what is seen. */
enum View {
    OPEN(
            "Open",
            "",
            List.of("new", "open", "workaround", "on-hold"),
            "Who waits for somebody first, then what is worked on."),
    MINE("Mine", "mine", List.of("new", "open", "workaround", "on-hold"), "What is given to you."),
    NOBODYS("Nobody’s", "nobody", List.of("new", "open", "workaround", "on-hold"), "What nobody has taken."),
    ON_HOLD("On hold", "on-hold", List.of("on-hold"), "What waits for something, and goes on by itself or by you."),
    WORKAROUNDS(
            "Workarounds",
            "workaround",
            List.of("workaround"),
            "It works, but not as it should: the real fix is still to come."),
    RESOLVED("Resolved", "resolved", List.of("over"), "Newest first.");

    private final String title;
    private final String word;
    private final List<String> states;
    private final String sentence;

    View(String title, String word, List<String> states, String sentence) {
        this.title = title;
        this.word = word;
        this.states = states;
        this.sentence = sentence;
    }

    String title() {
        return title;
    }

    /** As it stands in the address; empty for the first. */
    String word() {
        return word;
    }

    List<String> states() {
        return states;
    }

    String sentence() {
        return sentence;
    }

    /** What the view adds to a search, in the language of the search box. */
    String filter() {
        return switch (this) {
            case MINE -> " assignee:me";
            case NOBODYS -> " assignee:nobody";
            case OPEN, ON_HOLD, WORKAROUNDS, RESOLVED -> "";
        };
    }

    /** What finds the whole view, in the language of the search box. */
    String words() {
        return switch (this) {
            case OPEN, MINE, NOBODYS -> "is:open" + filter();
            case ON_HOLD, WORKAROUNDS -> "is:open state:" + word;
            case RESOLVED -> "is:over";
        };
    }

    String path() {
        return word.isEmpty() ? "/queue" : "/queue?view=" + word;
    }

    /** What people may have bookmarked long ago still leads somewhere. */
    static View of(String word) {
        for (View view : values()) {
            if (view.word.equals(word)) {
                return view;
            }
        }
        return OPEN;
    }

    /** The view that an address of the queue shows. */
    static View at(String path) {
        for (View view : values()) {
            if (!view.word.isEmpty() && path.contains("view=" + view.word)) {
                return view;
            }
        }
        return OPEN;
    }
}
