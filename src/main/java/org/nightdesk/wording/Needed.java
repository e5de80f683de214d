package org.nightdesk.wording;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.nightdesk.playbook.Playbook;
import org.nightdesk.playbook.Step;

/** Which endpoints a playbook needs at each of its targets. */
public final class Needed {

    private Needed() {}

    /** As a sentence; empty when it needs none. */
    public static String sentence(Playbook playbook) {
        String each = of(playbook).entrySet().stream()
                .map(one -> one.getKey() + " (" + spoken(one.getValue()) + ")")
                .collect(Collectors.joining(", "));
        return each.isEmpty() ? "" : "It needs these endpoints there: " + each + ".";
    }

    // By name, how it is spoken to: http, sql or command.
    private static Map<String, String> of(Playbook playbook) {
        Map<String, String> needed = new LinkedHashMap<>();
        playbook.steps().stream()
                .flatMap(step -> Step.deeds(step).stream())
                .filter(deed -> deed.endpoint().of().isEmpty())
                .forEach(deed -> needed.putIfAbsent(deed.endpoint().name(), deed.word()));
        return needed;
    }

    private static String spoken(String word) {
        return switch (word) {
            case "http" -> "HTTP";
            case "sql" -> "a database";
            default -> "a runner";
        };
    }

    /** Where an installation is added that has them. */
    public static String form(Playbook playbook) {
        StringBuilder query = new StringBuilder("/installations/new?");
        int row = 0;
        for (Map.Entry<String, String> one : of(playbook).entrySet()) {
            String field = encoded("endpoints[" + row + "].");
            query.append(field).append("name=").append(encoded(one.getKey())).append('&');
            query.append(field).append("kind=").append(kind(one.getValue())).append('&');
            row++;
        }
        return query.substring(0, query.length() - 1);
    }

    private static String kind(String word) {
        return word.equals("command") ? "runner" : word;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
