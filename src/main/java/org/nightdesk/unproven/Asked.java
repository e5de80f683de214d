package org.nightdesk.unproven;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Asks the catalogue. */
final class Asked {

    /** Oracle takes a thousand in a list; nobody writes so many names. */
    private static final int MOST = 900;

    private Asked() {}

    /** The first column of each row. */
    static List<String> words(Connection connection, String sql) throws SQLException {
        return words(connection, sql, List.of());
    }

    /** The same with names where {@code %s} stands, as often as it stands; none at all without names. */
    static List<String> about(Connection connection, String sql, Collection<String> names) throws SQLException {
        if (names.size() > MOST) {
            throw org.nightdesk.dialect.Sql.refused("It has more than 900 names. Write a shorter statement.");
        }
        if (names.isEmpty()) {
            return List.of();
        }
        String list = "?" + ", ?".repeat(names.size() - 1);
        int times = sql.split("%s", -1).length - 1;
        List<String> bound = new ArrayList<>();
        for (int time = 0; time < times; time++) {
            bound.addAll(names);
        }
        return words(connection, sql.replace("%s", list), bound);
    }

    private static List<String> words(Connection connection, String sql, List<String> bound) throws SQLException {
        try (PreparedStatement asked = connection.prepareStatement(sql)) {
            for (int index = 0; index < bound.size(); index++) {
                asked.setString(index + 1, bound.get(index));
            }
            try (ResultSet rows = asked.executeQuery()) {
                List<String> words = new ArrayList<>();
                while (rows.next()) {
                    words.add(String.valueOf(rows.getString(1)));
                }
                return words;
            }
        }
    }
}
