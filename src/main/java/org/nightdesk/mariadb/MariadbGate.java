package org.nightdesk.mariadb;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.nightdesk.dialect.Sql;
import org.nightdesk.dialect.Values;

/**
 * Looks before anything runs at all that a statement calls, itself and by the views it reads, and at the plan, which is made and never executed. In
 * this order: making a plan may already work out what is constant.
 */
final class MariadbGate {

    /** A plan would show the tables behind a view to somebody who may not see them. */
    private static final int NO_EXPLAIN = 1345;

    private MariadbGate() {}

    static MariadbPlan check(Kin kin, Connection connection, Sql sql, Values values, double most, List<String> personal)
            throws SQLException {
        MariadbCatalog catalog = new MariadbCatalog(kin, connection);
        MariadbText text = MariadbText.of(sql.text(" :value "));
        MariadbCatalog.Reading reading = catalog.behind(text, sql.calls());
        OptionalDouble cost = cost(kin, connection, sql, values);
        if (cost.isEmpty() && !personal.isEmpty()) {
            throw Sql.refused(
                    "A view in it reads what this login may not, so that personal columns cannot be followed. Grant select on the tables behind the view.");
        }
        if (cost.orElse(0) > most) {
            throw Sql.refused(String.format(
                    Locale.ENGLISH,
                    "The database reckons with reading %,.0f rows; at most %,.0f are let through here. Ask for less, or for what has an index.",
                    cost.orElse(0) * MariadbPlan.ROWS,
                    most * MariadbPlan.ROWS));
        }
        return new MariadbPlan(cost.orElse(0), new MariadbMasking(personal, text, reading));
    }

    private static OptionalDouble cost(Kin kin, Connection connection, Sql sql, Values values) throws SQLException {
        try (PreparedStatement explain = sql.prepare(connection, kin.explain(), values);
                ResultSet rows = explain.executeQuery()) {
            return OptionalDouble.of(MariadbPlan.cost(rows));
        } catch (SQLException failed) {
            if (failed.getErrorCode() == NO_EXPLAIN) {
                return OptionalDouble.empty();
            }
            throw failed;
        }
    }
}
