package org.nightdesk.handover.screen;

import java.util.List;

/** The handovers that nobody has accepted although their change has come. */
public record WaitingScreen(List<Waiting> waiting) {

    /** One of them, as a sentence. */
    public record Waiting(String words, String path) {}
}
