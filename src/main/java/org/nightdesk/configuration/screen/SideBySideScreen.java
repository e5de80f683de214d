package org.nightdesk.configuration.screen;

import java.util.List;
import java.util.Map;
import org.nightdesk.web.Form;

/** Installations beside each other; {@code choices} are those of the chosen service, {@code chosen} their identities. */
public record SideBySideScreen(
        Form form,
        Map<String, String> services,
        Map<String, String> choices,
        List<String> chosen,
        List<Column> columns,
        List<Row> rows,
        int same) {

    /** An installation; {@code name} is its customer's. */
    public record Column(String path, String name, String environment) {}

    /** A setting that is not everywhere the same. */
    public record Row(String key, String about, List<String> values) {}
}
