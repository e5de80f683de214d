package org.nightdesk.intake;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.nightdesk.letter.Letter;
import org.nightdesk.signal.Severity;
import org.nightdesk.signal.Signal;

/**
 * Reads what a monitoring program writes by mail. Its subject tells all: words such as {@code PROBLEM}, {@code [FIRING:2]} or {@code Resolved in 5m:}
 * say how it stands, the rest which alert it is. Whatever says nothing of an end has begun.
 */
final class MailAlert {

    private static final int LONGEST_SUMMARY = 300;
    private static final int LONGEST_TEXT = 20_000;

    // First and in capitals (Nagios, Icinga, Grafana), before a colon (Zabbix), or as "is OK". An alert that is taken
    // for over is overlooked, so
    // that "FILLING UP" and "RECOVERY FAILED" fire.
    private static final Pattern OVER =
            Pattern.compile("^\\W*(RECOVERY|RECOVERED|RESOLVED|CLEARED|OK|UP)\\b(?!\\s+(FAILED|FAILURE|ERROR))"
                    + "|^\\W*(?i:recovery|recovered|resolved|cleared|ok|up)( in [0-9dhms ]+)?:"
                    + "|\\bis (OK|UP|NORMAL)\\b");
    private static final Pattern CRITICAL = Pattern.compile("\\b(CRITICAL|DOWN|DISASTER|FATAL|EMERGENCY)\\b");
    private static final Pattern STANDING = Pattern.compile(
            "\\b(PROBLEM|RECOVERY|RECOVERED|RESOLVED|CLEARED|CLOSED|FIRING|OK|UP|DOWN|NORMAL|CRITICAL|WARNING|UNKNOWN|ALARM|DISASTER|FATAL"
                    + "|EMERGENCY|UNREACHABLE)(:\\d+)?\\b"
                    + "|^\\W*(?i:problem|recovery|recovered|resolved|cleared|closed|ok|up|down|alarm|critical|warning)\\b[^:]{0,40}:");
    private static final Pattern ANSWERED = Pattern.compile("^((?i:re|aw|fwd?|wg)\\s*:\\s*)+");

    private MailAlert() {}

    static Signal read(Letter letter) {
        String subject = ANSWERED.matcher(letter.subject().strip()).replaceFirst("");
        String text = letter.text().strip();
        String summary = subject.isEmpty() ? text.lines().findFirst().orElse("Mail without a subject") : subject;
        String identity = identity(summary);
        return new Signal(
                UUID.nameUUIDFromBytes(identity.getBytes(StandardCharsets.UTF_8)),
                !OVER.matcher(subject).find(),
                Optional.empty(),
                Optional.empty(),
                CRITICAL.matcher(subject).find() ? Severity.CRITICAL : Severity.WARNING,
                fit(summary, LONGEST_SUMMARY),
                fit(text, LONGEST_TEXT),
                "",
                identity,
                IntakeJson.object(Map.of("from", fit(letter.from().address(), LONGEST_SUMMARY))),
                IntakeJson.object(Map.of()),
                "");
    }

    /** What stays the same from the first word of an alert to its last. */
    private static String identity(String summary) {
        String rest = STANDING.matcher(summary)
                .replaceAll(" ")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip();
        return rest.isEmpty() ? summary : rest;
    }

    private static String fit(String text, int longest) {
        String plain = text.replace("\0", "");
        return plain.length() <= longest ? plain : plain.substring(0, longest);
    }
}
