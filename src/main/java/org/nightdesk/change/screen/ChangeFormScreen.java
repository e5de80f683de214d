package org.nightdesk.change.screen;

import java.util.List;
import java.util.Map;
import org.nightdesk.change.screen.ChangeScreen.Against;
import org.nightdesk.web.Form;

/** The form that writes a change. {@code services} and {@code questions} are ticks, field to words; {@code playbooks} are those that one can be done by. */
public record ChangeFormScreen(
        String heading,
        String action,
        String back,
        Form form,
        String zone,
        Map<String, String> kinds,
        Map<String, String> fromTwice,
        Map<String, String> untilTwice,
        Map<String, String> services,
        Map<String, String> questions,
        List<String> playbooks,
        Looked looked) {

    /** What speaks against the time typed so far, and the next times that are free; {@code known}: there is a time to look at. */
    public record Looked(boolean known, String risk, List<Against> against, List<String> free) {}
}
