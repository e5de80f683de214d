package org.nightdesk.mariadb;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nightdesk.dialect.Kind;
import org.nightdesk.dialect.Masked;
import org.nightdesk.dialect.Plan;

/** What the server means to read, and which columns tell who somebody is. */
record MariadbPlan(double cost, MariadbMasking masking) implements Plan {

    /** So many rows read one after the other are what PostgreSQL's planner calls a cost of one, about. */
    static final double ROWS = 50;

    @Override
    public void checkUnseen() {
        masking.checkUnseen();
    }

    @Override
    public Masked masked(ResultSetMetaData result, List<Kind> kinds) throws SQLException {
        return masking.of(result, kinds);
    }

    /**
     * From the rows of {@code explain extended}. Its tables stand in the order in which they are joined: of each all rows are read for each row that is
     * left of those before it. What depends on an outer query is read for each row of that.
     */
    static double cost(ResultSet rows) throws SQLException {
        Map<String, Double> left = new HashMap<>();
        double outer = 1;
        double read = 0;
        while (rows.next()) {
            String block = String.valueOf(rows.getString("id"));
            boolean again = isDependent(String.valueOf(rows.getString("select_type")));
            double before = left.getOrDefault(block, again ? outer : 1.0);
            double here = Math.max(1, number(rows, "rows", 1));
            double through = Math.max(1, here * number(rows, "filtered", 100) / 100);
            read += before * here;
            left.put(block, before * through);
            outer = again ? outer : Math.max(outer, before * through);
        }
        return read / ROWS;
    }

    private static boolean isDependent(String kind) {
        return kind.startsWith("DEPENDENT") || kind.startsWith("UNCACHEABLE") || kind.startsWith("LATERAL");
    }

    private static double number(ResultSet rows, String column, double otherwise) throws SQLException {
        String text = rows.getString(column);
        return text == null ? otherwise : Double.parseDouble(text);
    }
}
