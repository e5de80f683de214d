package org.nightdesk.silence.screen;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nightdesk.web.Choices;
import org.nightdesk.web.Form;

/** A silence to be written; {@code said} counts the alerts that fire now and that it is about, which are {@code firing}. {@code action} and {@code ending} are empty when it is over. */
public record SilenceFormScreen(
        String heading,
        String action,
        String ending,
        Form form,
        String zone,
        Map<String, String> fromTwice,
        Map<String, String> untilTwice,
        String said,
        List<Alert> firing) {

    /** How long before its end whoever made it is told, minutes to words; what is kept is among them. */
    public Map<String, String> warnings() {
        Map<String, String> warnings = new LinkedHashMap<>(Choices.of(
                "0",
                "Do not tell me",
                "5",
                "5 minutes before",
                "15",
                "15 minutes before",
                "60",
                "An hour before",
                "1440",
                "A day before"));
        String kept = form.value("warnMinutes");
        if (!kept.isEmpty()) {
            warnings.putIfAbsent(kept, kept + " minutes before");
        }
        return warnings;
    }

    public record Alert(String summary, String ticket, String labels, Instant since) {}
}
