package org.nightdesk.datasource;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.nightdesk.dialect.Dialect;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.web.Needs;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What may be written into a query: the tables and columns that a source's login sees, for whoever writes reports. They are kept for a minute on each node. */
@RestController("dataSourceNames")
@Needs(Role.LEAD)
class Names {

    private static final Duration KEPT = Duration.ofMinutes(1);
    private static final int MOST_COLUMNS = 20_000;
    private static final int SECONDS = 5;

    /** A table as it is written in a query, behind its schema if that is not the usual one. */
    record Table(String name, List<String> columns) {}

    /** {@code more}: there are more columns than these. Empty when the source cannot be asked. */
    record Known(List<Table> tables, boolean more, Instant at) {}

    private final Sources sources;
    private final InstantSource clock;
    private final Map<Long, Known> kept = new ConcurrentHashMap<>();

    Names(Sources sources, InstantSource clock) {
        this.sources = sources;
        this.clock = clock;
    }

    @GetMapping("/data-sources/{id:[0-9]+}/names")
    Known names(@PathVariable long id) {
        Instant now = clock.instant();
        Source source = sources.source(id);
        return kept.compute(id, (key, before) -> isFresh(before, now) ? before : asked(source, now));
    }

    private static boolean isFresh(@Nullable Known known, Instant now) {
        return known != null && known.at().plus(KEPT).isAfter(now);
    }

    // A source that is off, or away, offers nothing: the query is written without.
    private Known asked(Source source, Instant now) {
        try (Connection connection = sources.open(source.id(), "nightdesk names")) {
            connection.setReadOnly(true);
            return asked(connection, sources.dialect(source), now);
        } catch (SQLException | Refused away) {
            return new Known(List.of(), false, now);
        }
    }

    private static Known asked(Connection connection, Dialect dialect, Instant now) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(dialect.columns())) {
            statement.setMaxRows(MOST_COLUMNS + 1);
            statement.setQueryTimeout(SECONDS);
            try (ResultSet rows = statement.executeQuery()) {
                return known(
                        rows, dialect, List.of(usual(connection.getSchema()), usual(connection.getCatalog())), now);
            }
        }
    }

    private static String usual(@Nullable String name) {
        return name == null ? "" : name;
    }

    private static Known known(ResultSet rows, Dialect dialect, List<String> usual, Instant now) throws SQLException {
        Map<String, List<String>> tables = new LinkedHashMap<>();
        int columns = 0;
        while (columns < MOST_COLUMNS && rows.next()) {
            columns++;
            String schema = rows.getString("table_schema");
            String table = dialect.written(rows.getString("table_name"));
            tables.computeIfAbsent(
                            usual.contains(schema) ? table : dialect.written(schema) + "." + table,
                            name -> new ArrayList<>())
                    .add(dialect.written(rows.getString("column_name")));
        }
        return new Known(
                tables.entrySet().stream()
                        .map(one -> new Table(one.getKey(), one.getValue()))
                        .toList(),
                columns == MOST_COLUMNS && rows.next(),
                now);
    }
}
