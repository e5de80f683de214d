package org.nightdesk.datasource.screen;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.nightdesk.web.Choices;
import org.nightdesk.web.Form;

/** All data sources, and the form that keeps one; {@code at} is where it is sent; {@code sight} is the form that opens personal columns to somebody; {@code drivers} says
 * which drivers there are. */
public record SourcesScreen(
        List<Line> lines, String at, String heading, Form form, List<Sight> sights, Form sight, String drivers) {

    /** Who sees personal columns until then; {@code end} is the path that ends it. */
    public record Sight(String end, String person, String reason, String by, Instant until) {}

    /** One source; {@code mayWrite} says how its login could change something, empty for one that can only read. */
    public record Line(
            String path,
            String name,
            String address,
            String version,
            String mayWrite,
            boolean enabled,
            Instant checkedAt) {}

    public Map<String, String> products() {
        return Choices.of("postgresql", "PostgreSQL", "mariadb", "MariaDB");
    }

    /** Its password may stay as it is. */
    public boolean isChange() {
        return !at.equals("/data-sources");
    }

    /** What is wrong must not hide. */
    public boolean isAllowanceWrong() {
        return Stream.of("seconds", "rows", "megabytes", "each", "here")
                .anyMatch(field -> !form.problem(field).isEmpty());
    }
}
