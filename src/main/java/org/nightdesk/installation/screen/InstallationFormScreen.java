package org.nightdesk.installation.screen;

import java.util.List;
import java.util.Map;
import org.nightdesk.web.Form;

/** The form of an installation; {@code rows} are the prefixes of its endpoints' fields, in order. */
public record InstallationFormScreen(
        Form form,
        String heading,
        String action,
        String back,
        Map<String, String> customers,
        Map<String, String> services,
        Map<String, String> environments,
        Map<String, String> kinds,
        List<String> rows,
        boolean isNew) {

    /** Every field it shows a problem beside. */
    public List<String> fields() {
        return java.util.stream.Stream.concat(
                        java.util.stream.Stream.of("name", "customer", "service", "environment"),
                        rows.stream()
                                .flatMap(row -> List.of("name", "kind", "address", "login", "password").stream()
                                        .map(field -> row + field)))
                .toList();
    }
}
