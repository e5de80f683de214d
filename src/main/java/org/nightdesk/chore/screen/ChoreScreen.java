package org.nightdesk.chore.screen;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.nightdesk.web.Form;

/** One chore: how it is done, its open turn and those before. {@code beat} is the address that says it is done, empty when nothing does. */
public record ChoreScreen(
        String path,
        String name,
        String steps,
        String why,
        String facts,
        String missedMeans,
        String beat,
        Optional<Doer> doer,
        boolean mayChange,
        Optional<Instant> due,
        boolean missed,
        Form form,
        List<Past> past) {

    /**
     * What does it by itself: "the report" called {@code name} "is run"; without a path where the viewer sees nothing of it. {@code begin} is where a run of it is planned, empty where
     * there is nothing to plan.
     */
    public record Doer(String kind, String name, String path, String does, String begin) {}

    /** A turn that is over. */
    public record Past(Instant due, String how, String tone, String word) {}
}
