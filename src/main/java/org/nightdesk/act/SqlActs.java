package org.nightdesk.act;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Types;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.nightdesk.course.Deed;
import org.nightdesk.course.Outcome;
import org.nightdesk.installation.Installations;
import org.springframework.stereotype.Component;

/** Runs statements of plans, each in a transaction of its own that is committed only when the answer is as expected. */
@Component
class SqlActs {

    private static final int MOST_ROWS = 1_000;
    private static final int MOST_SHOWN = 50;
    private static final Executor SAME_THREAD = Runnable::run;

    private final Installations installations;

    SqlActs(Installations installations) {
        this.installations = installations;
    }

    /** {@code dry}: rolled back in any case. */
    Answer perform(Deed.Sql deed, Filling filling, Mask mask, Duration most, boolean dry) {
        try (Connection connection = installations.connect(
                Acts.installation(deed.endpoint()), Acts.name(deed.endpoint()), "nightdesk act")) {
            connection.setNetworkTimeout(
                    SAME_THREAD, Math.toIntExact(most.plusSeconds(5).toMillis()));
            connection.setAutoCommit(false);
            connection.setReadOnly(deed.reads());
            return inTransaction(connection, deed, filling, mask, most, dry || deed.reads());
        } catch (SQLException failed) {
            return Answer.of(Outcome.REFUSED, mask.of("The database did not let us in: " + said(failed)));
        }
    }

    private static Answer inTransaction(
            Connection connection, Deed.Sql deed, Filling filling, Mask mask, Duration most, boolean back) {
        Answer answer;
        try {
            answer = run(connection, deed, filling, mask, most);
            if (back || answer.outcome() != Outcome.OK) {
                connection.rollback();
                return answer;
            }
        } catch (SQLException failed) {
            undo(connection);
            return Answer.of(
                    commitsByItself(connection, deed) ? Outcome.FAILED : Outcome.REFUSED, mask.of(said(failed)));
        }
        try {
            connection.commit();
            return answer;
        } catch (SQLException unclear) {
            return Answer.of(Outcome.UNCLEAR, mask.of("Whether it was committed is not known: " + said(unclear)));
        }
    }

    private static Answer run(Connection connection, Deed.Sql deed, Filling filling, Mask mask, Duration most)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(deed.statement())) {
            statement.setQueryTimeout(Math.toIntExact(Math.max(1, most.toSeconds())));
            statement.setMaxRows(MOST_ROWS);
            int index = 0;
            for (Deed.Value value : deed.values()) {
                index++;
                bind(statement, index, value, filling);
            }
            return statement.execute() ? rows(deed, statement.getResultSet(), mask) : changed(deed, statement, mask);
        }
    }

    private static void bind(PreparedStatement statement, int index, Deed.Value value, Filling filling)
            throws SQLException {
        if (value.type().equals("null")) {
            statement.setNull(index, Types.NULL);
        } else if (isPostgres(statement.getConnection())) {
            // The server takes the text for whatever stands there: a number, a date, a name of an enumeration.
            statement.setObject(index, filling.text(value.text()), Types.OTHER);
        } else {
            switch (value.type()) {
                case "integer" -> statement.setLong(index, Long.parseLong(value.text()));
                case "decimal" -> statement.setBigDecimal(index, new BigDecimal(value.text()));
                case "boolean" -> statement.setBoolean(index, Boolean.parseBoolean(value.text()));
                default -> statement.setString(index, filling.text(value.text()));
            }
        }
    }

    private static Answer rows(Deed.Sql deed, ResultSet rows, Mask mask) throws SQLException {
        int columns = rows.getMetaData().getColumnCount();
        Map<String, Answer.Part> first = new LinkedHashMap<>();
        StringBuilder shown = new StringBuilder();
        int count = 0;
        while (rows.next()) {
            count++;
            for (int column = 1; column <= columns; column++) {
                Optional<String> value = Optional.ofNullable(rows.getString(column));
                if (count == 1 && value.isPresent()) {
                    Answer.Part part =
                            new Answer.Part(value.get(), kind(rows.getMetaData().getColumnType(column)));
                    first.putIfAbsent("column " + rows.getMetaData().getColumnLabel(column), part);
                    if (column == 1) {
                        first.put("value", part);
                    }
                }
                if (count <= MOST_SHOWN) {
                    shown.append(value.orElse("null")).append(column == columns ? "\n" : "\t");
                }
            }
        }
        return answer(deed, count, first, count == 1 ? "One row." : count + " rows.", shown.toString(), mask);
    }

    private static Answer.Part.Kind kind(int type) {
        return switch (type) {
            case Types.SMALLINT, Types.INTEGER, Types.BIGINT, Types.NUMERIC, Types.DECIMAL -> Answer.Part.Kind.NUMBER;
            case Types.BIT, Types.BOOLEAN -> Answer.Part.Kind.TRUTH;
            default -> Answer.Part.Kind.TEXT;
        };
    }

    private static Answer changed(Deed.Sql deed, PreparedStatement statement, Mask mask) throws SQLException {
        int count = Math.max(0, statement.getUpdateCount());
        return answer(deed, count, Map.of(), count == 1 ? "One row changed." : count + " rows changed.", "", mask);
    }

    private static Answer answer(
            Deed.Sql deed, int count, Map<String, Answer.Part> first, String said, String output, Mask mask) {
        Answer.Parts parts = part ->
                part.equals("rows") ? Optional.of(Answer.Part.number(count)) : Optional.ofNullable(first.get(part));
        Optional<String> wrong = Judgement.wrong(deed.expect(), parts, mask);
        // What does not come out as expected is rolled back.
        return new Answer(
                wrong.isEmpty() ? Outcome.OK : Outcome.REFUSED,
                wrong.map(why -> said + " " + why).orElse(said),
                Output.bounded(mask.of(output)),
                parts);
    }

    private static void undo(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException gone) {
            // A connection that is gone takes its transaction along.
            return;
        }
    }

    // MariaDB commits before and after what changes tables themselves.
    private static boolean commitsByItself(Connection connection, Deed.Sql deed) {
        List<String> readable = List.of("select", "insert", "update", "delete", "replace", "with", "call");
        String word = deed.statement().strip().split("\\s+", 2)[0].toLowerCase(Locale.ROOT);
        try {
            return !isPostgres(connection) && !readable.contains(word);
        } catch (SQLException gone) {
            return !readable.contains(word);
        }
    }

    private static boolean isPostgres(Connection connection) throws SQLException {
        return connection.getMetaData().getDatabaseProductName().equals("PostgreSQL");
    }

    private static String said(SQLException failed) {
        if (failed instanceof SQLTimeoutException || "57014".equals(failed.getSQLState())) {
            return "It took too long, and was rolled back.";
        }
        String message = String.valueOf(failed.getMessage()).strip().replaceAll("\\s+", " ");
        return message.endsWith(".") ? message : message + ".";
    }
}
