package org.nightdesk.recovery.screen;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.web.Form;

/** One drill: what is to be proven, what was measured, what it taught. {@code signer} says whose signature it waits for, where it is not the reader's. */
public record DrillScreen(
        String path,
        String name,
        String scenario,
        String facts,
        String state,
        String tone,
        boolean mayDeclare,
        boolean mayVerify,
        boolean mayDescribe,
        boolean maySign,
        String signer,
        boolean mayFind,
        boolean waits,
        Optional<Instant> declared,
        Optional<Instant> ended,
        List<Measure> measures,
        String checked,
        String deviations,
        String effect,
        String signed,
        List<Lesson> lessons,
        Map<String, String> staff,
        Map<String, String> runs,
        String place,
        Form form) {

    /** What was promised and what came of it. */
    public record Measure(String what, String promised, String measured, boolean missed, String source) {}

    /** A finding; {@code closure} is where it is closed, empty when it is. */
    public record Lesson(String text, String whose, boolean open, String closure, String evidence) {}
}
