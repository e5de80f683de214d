package org.nightdesk.unproven;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

/** What a login may do where nobody could try the questions: one that is not answered counts as a right. */
final class Doubt {

    private static final int SHOWN = 3;

    private Doubt() {}

    static List<String> told(Connection connection, String asked) {
        try {
            return Asked.words(connection, asked);
        } catch (SQLException untold) {
            return List.of("may do what could not be found out ("
                    + String.valueOf(untold.getMessage()).strip().replaceAll("\\s+", " ") + ")");
        }
    }

    /** At most four of them. */
    static List<String> few(List<String> all) {
        List<String> each = all.stream().distinct().toList();
        return each.size() <= SHOWN
                ? each
                : Stream.concat(
                                each.stream().limit(SHOWN),
                                Stream.of("may write by " + (each.size() - SHOWN) + " more rights"))
                        .toList();
    }
}
