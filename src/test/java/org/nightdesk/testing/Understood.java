package org.nightdesk.testing;

import java.sql.Connection;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What a server makes of a statement that it reads and does not run. */
public sealed interface Understood {

    /** It takes it: the types of its parameters, and the names and types of its result's columns. */
    record Taken(List<String> parameters, List<String> columns) implements Understood {}

    /** It refuses it, by this reason. */
    record Refused(String reason) implements Understood {}

    /** Asks the server of the connection, which must commit by itself. */
    static Understood by(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            return new Taken(parameters(statement.getParameterMetaData()), columns(statement));
        } catch (SQLException refused) {
            if (connection.isValid(1)) {
                return new Refused(
                        String.valueOf(refused.getMessage()).lines().findFirst().orElse(""));
            }
            throw refused;
        }
    }

    private static List<String> parameters(ParameterMetaData all) throws SQLException {
        List<String> types = new ArrayList<>();
        for (int index = 1; index <= all.getParameterCount(); index++) {
            types.add(all.getParameterTypeName(index));
        }
        return types;
    }

    private static List<String> columns(PreparedStatement statement) throws SQLException {
        List<String> types = new ArrayList<>();
        ResultSetMetaData all = statement.getMetaData();
        for (int index = 1; all != null && index <= all.getColumnCount(); index++) {
            types.add(all.getColumnLabel(index) + " " + all.getColumnTypeName(index));
        }
        return types;
    }
}
