package org.nightdesk.silence.screen;

import java.time.Instant;
import java.util.List;
import java.util.Map;
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

    public record Alert(String summary, String ticket, String labels, Instant since) {}
}
