package org.nightdesk.letter;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nightdesk.letter.Bounce.Failure;
import org.nightdesk.letter.Bounce.Severity;

/** Reads reports of delivery that follow RFC 3464. */
final class Reports {

    private static final Pattern STATUS = Pattern.compile("\\b([245])\\.\\d{1,3}\\.\\d{1,3}\\b");
    private static final int MOST = 10_000;

    private Reports() {}

    /** The recipients in the fields of a {@code message/delivery-status}. */
    static List<Failure> failures(byte[] bytes) {
        String text = Clean.text(new String(bytes, StandardCharsets.UTF_8)).replaceAll("\\n[ \\t]+", " ");
        List<Failure> found = new ArrayList<>();
        for (String group : text.split("\\n\\s*\\n")) {
            Map<String, String> fields = fields(group);
            String recipient = fields.getOrDefault("original-recipient", fields.getOrDefault("final-recipient", ""));
            String address = typed(recipient);
            if (!address.isEmpty() && found.size() < MOST) {
                found.add(failure(address, fields));
            }
        }
        return found;
    }

    private static Map<String, String> fields(String group) {
        Map<String, String> fields = new HashMap<>();
        group.lines().forEach(line -> {
            int colon = line.indexOf(':');
            if (colon > 0) {
                fields.putIfAbsent(
                        line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
        });
        return fields;
    }

    /** Without the type in front: {@code rfc822; a@b.example}. */
    private static String typed(String recipient) {
        String address = recipient.substring(recipient.indexOf(';') + 1).strip();
        return Addresses.of(address).stream().findFirst().map(Address::address).orElse("");
    }

    private static Failure failure(String address, Map<String, String> fields) {
        String action = fields.getOrDefault("action", "failed").toLowerCase(Locale.ROOT);
        String diagnostic = fields.getOrDefault("diagnostic-code", "");
        String status = status(fields.getOrDefault("status", ""), diagnostic);
        String reason = diagnostic.replaceFirst("^[\\w.-]{1,20}\\s*;\\s*", "");
        return new Failure(address, status, severity(action, status), Clean.line(reason, 500));
    }

    private static String status(String status, String diagnostic) {
        Matcher exact = STATUS.matcher(diagnostic);
        boolean vague = status.isEmpty() || status.startsWith("5.0.0") || status.startsWith("4.0.0");
        if (vague && exact.find()) {
            return exact.group();
        }
        Matcher given = STATUS.matcher(status);
        return given.find() ? given.group() : "";
    }

    static Severity severity(String action, String status) {
        if (action.startsWith("deliver") || action.startsWith("relay") || action.startsWith("expand")) {
            return Severity.DELIVERED;
        }
        boolean passes = action.startsWith("delay") || status.startsWith("4.") || status.startsWith("5.2.2");
        return passes ? Severity.SOFT : Severity.HARD;
    }

    static Optional<String> statusIn(String text) {
        Matcher matcher = STATUS.matcher(text);
        return matcher.find() ? Optional.of(matcher.group()) : Optional.empty();
    }
}
