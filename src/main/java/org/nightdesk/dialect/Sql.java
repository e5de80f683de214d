package org.nightdesk.dialect;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.nightdesk.subject.Refused;

/**
 * One statement that reads, as a product's reader understood it, without its comments. {@code pieces} is what stands between its parameters, one more than
 * {@code order}, their names in the order in which they come; {@code calls} is what is called like a function.
 */
public record Sql(List<String> pieces, List<String> order, Set<String> calls) {

    /** With a {@code ?} for each parameter. */
    public String text() {
        return text("?");
    }

    /** With that for each parameter. */
    public String text(String parameter) {
        return String.join(parameter, pieces);
    }

    /** The same for a product without arrays, with its values bound, behind what stands {@code before} it: a list stands as so many values, and as null when it is empty. */
    public PreparedStatement prepare(Connection connection, String before, Values values) throws SQLException {
        StringBuilder text = new StringBuilder(before).append(pieces.getFirst());
        List<Object> bound = new ArrayList<>();
        for (int index = 0; index < order.size(); index++) {
            Object value = values.of(order.get(index));
            List<?> all = value instanceof List<?> list ? list : List.of(value);
            text.append(all.isEmpty() ? "null" : "?" + ", ?".repeat(all.size() - 1));
            text.append(pieces.get(index + 1));
            bound.addAll(all);
        }
        PreparedStatement statement = connection.prepareStatement(text.toString());
        for (int index = 0; index < bound.size(); index++) {
            statement.setObject(index + 1, bound.get(index));
        }
        return statement;
    }

    public static Refused refused(String reason) {
        return Refused.invalid("sql", reason);
    }
}
