package org.nightdesk.requisition;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.configuration.Proposed;
import org.nightdesk.subject.Refused;

/**
 * Many requests as lines of fields with commas (RFC 4180): request, customer, service, environment, setting, value, was. Lines with the same request belong together; a
 * first line that begins with {@code request} is a heading.
 */
record Batch(Map<String, RequisitionDraft> requests) {

    private static final int MOST_LINES = 2_000;
    private static final int FIELDS = 6;

    /** Refused when a line has too few fields, or lines of one request name different places. */
    static Batch read(String text, String why) {
        List<List<String>> lines = text.lines()
                .filter(line -> !line.isBlank())
                .map(Batch::fields)
                .filter(fields -> !fields.getFirst().equalsIgnoreCase("request"))
                .toList();
        if (lines.isEmpty() || lines.size() > MOST_LINES) {
            throw Refused.invalid("lines", "Paste the requests, one line to 2,000.");
        }
        Map<String, List<List<String>>> groups = new LinkedHashMap<>();
        for (List<String> fields : lines) {
            if (fields.size() < FIELDS) {
                throw Refused.invalid("lines", "“" + String.join(",", fields) + "” has fewer than six fields.");
            }
            groups.computeIfAbsent(fields.getFirst(), request -> new ArrayList<>())
                    .add(fields);
        }
        Map<String, RequisitionDraft> requests = new LinkedHashMap<>();
        groups.forEach((request, group) -> requests.put(request, draft(request, group, why)));
        return new Batch(requests);
    }

    private static RequisitionDraft draft(String request, List<List<String>> lines, String why) {
        List<String> first = lines.getFirst().subList(1, 4);
        if (lines.stream().anyMatch(line -> !line.subList(1, 4).equals(first))) {
            throw Refused.invalid("lines", "The lines of request " + request + " name different places.");
        }
        return new RequisitionDraft(
                "",
                first.get(0),
                first.get(1),
                first.get(2),
                "",
                why,
                lines.stream().map(Batch::proposed).toList());
    }

    private static Proposed proposed(List<String> line) {
        Optional<String> was =
                line.size() > FIELDS && !line.get(FIELDS).isEmpty() ? Optional.of(line.get(FIELDS)) : Optional.empty();
        return new Proposed(line.get(4), line.get(5), was);
    }

    static List<String> fields(String line) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char one = line.charAt(i);
            if (one == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                field.append('"');
                i++;
            } else if (one == '"') {
                quoted = !quoted;
            } else if (one == ',' && !quoted) {
                fields.add(field.toString().strip());
                field.setLength(0);
            } else {
                field.append(one);
            }
        }
        fields.add(field.toString().strip());
        return fields;
    }
}
