package org.nightdesk.intake.screen;

import java.util.List;

/** What is pasted into a sender: one of several, chosen by {@code tabs}; {@code parts} in order make its text. */
public record SnippetScreen(List<Tab> tabs, List<Part> parts) {

    /** {@code path} shows it. */
    public record Tab(String name, String path, boolean chosen) {}

    /** {@code kind} is note, mark (what differs between installations) or text. */
    public record Part(String kind, String text) {

        public boolean is(String word) {
            return kind.equals(word);
        }
    }
}
