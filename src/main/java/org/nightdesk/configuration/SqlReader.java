package org.nightdesk.configuration;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nightdesk.dialect.Dialect;
import org.nightdesk.dialect.Sql;
import org.nightdesk.dialect.Values;
import org.nightdesk.installation.Installation;
import org.nightdesk.installation.Installations;
import org.nightdesk.people.Organisation;
import org.nightdesk.people.Organisations;
import org.nightdesk.subject.Refused;
import org.springframework.stereotype.Component;

/** Reads settings by a query behind the guards of reports (docs/decisions/0021): one statement, in a transaction that nothing can make one that writes. */
@Component("settingSqlReader")
class SqlReader implements SettingReader {

    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final double MOST_COST = 10_000_000;
    private static final int MOST_ROWS = 5_000;

    private final Installations installations;
    private final Organisations organisations;

    SqlReader(Installations installations, Organisations organisations) {
        this.installations = installations;
        this.organisations = organisations;
    }

    @Override
    public String kind() {
        return SettingSource.SQL;
    }

    @Override
    public Map<String, String> read(SettingSource source, Installation at) {
        Dialect dialect = installations.dialect(at.id(), source.endpoint());
        Sql sql = dialect.read(source.ask());
        try (Connection connection = installations.connect(at.id(), source.endpoint(), "nightdesk settings")) {
            dialect.begin(connection, LONGEST, false);
            Values values = name -> bound(name, at);
            dialect.check(connection, sql, values, MOST_COST, List.of());
            try (ResultSet rows = dialect.prepare(connection, sql, values).executeQuery()) {
                return pairs(rows);
            }
        } catch (SQLException failed) {
            throw Refused.conflict("The database said: "
                    + String.valueOf(failed.getMessage()).strip().replaceAll("\\s+", " "));
        }
    }

    private String bound(String name, Installation at) {
        return switch (name) {
            case "installation" -> at.name();
            case "customer" ->
                at.organisation()
                        .map(organisations::organisation)
                        .map(Organisation::name)
                        .orElse("");
            default -> throw Refused.invalid("ask", "There is :installation and :customer, and no :" + name + ".");
        };
    }

    private static Map<String, String> pairs(ResultSet rows) throws SQLException {
        if (rows.getMetaData().getColumnCount() != 2) {
            throw Refused.conflict("The query gives other than two columns. It must give a key and a value.");
        }
        Map<String, String> values = new LinkedHashMap<>();
        while (rows.next()) {
            if (values.size() == MOST_ROWS) {
                throw Refused.conflict("The query gives more than 5,000 settings.");
            }
            String key = rows.getString(1);
            String value = rows.getString(2);
            if (key != null && value != null) {
                values.put(key, value);
            }
        }
        return values;
    }
}
