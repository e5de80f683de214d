package org.nightdesk.mariadb;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nightdesk.dialect.Account;
import org.nightdesk.subject.Refused;

/** Asks a MariaDB what the login may do there, by the roles it could take too. What is not known to read only counts as writing. */
final class MariadbAccount {

    private static final Set<String> READING = Set.of(
            "usage",
            "select",
            "show view",
            "show databases",
            "show create routine",
            "show_routine",
            "process",
            "binlog monitor",
            "replication client",
            "slave monitor",
            "replica monitor");

    private static final String NAME = "`(?:[^`]|``)*`";
    private static final Pattern RIGHTS = Pattern.compile("GRANT (.+?) ON ((?:[A-Z ]+ )?\\S.*?) TO .*", Pattern.DOTALL);
    private static final String ROLES = NAME + "(?:@" + NAME + ")?";
    private static final Pattern ROLE =
            Pattern.compile("GRANT " + ROLES + "(?:,\\s?" + ROLES + ")* TO .*", Pattern.DOTALL);

    /** Between rights, not between the columns of one. */
    private static final Pattern COMMA = Pattern.compile(",\\s*(?![^(]*\\))");

    private static final Pattern VERSION = Pattern.compile("(\\d+)\\.(\\d+).*MariaDB.*");
    private static final int SHOWN = 3;

    /** A role that only another role may take. */
    private static final int NOT_OURS = 1959;

    private MariadbAccount() {}

    /** Refused when it is no MariaDB, or one older than those that can be held to reading. */
    static Account of(Connection connection) throws SQLException {
        String version = word(connection, "select version()");
        Matcher matcher = VERSION.matcher(version);
        if (!matcher.matches()) {
            throw Refused.invalid(
                    "product", "This is no MariaDB but version " + version + ". If it is a MySQL, choose that.");
        }
        if (Integer.parseInt(matcher.group(1)) * 100 + Integer.parseInt(matcher.group(2)) < 1005) {
            throw Refused.invalid("product", "This is MariaDB " + version + "; reports need 10.5 or later.");
        }
        // So that names stand between backticks in what is granted.
        try (var statement = connection.createStatement()) {
            statement.execute("set session sql_mode = '', sql_quote_show_create = 1");
        }
        boolean replica = !word(connection, "select @@global.read_only").equals("0");
        return new Account(version.replaceFirst("-.*", ""), replica, mayWrite(grants(connection)));
    }

    static String word(Connection connection, String sql) throws SQLException {
        return words(connection, sql).getFirst();
    }

    static List<String> words(Connection connection, String sql) throws SQLException {
        List<String> words = new ArrayList<>();
        try (var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                words.add(rows.getString(1));
            }
        }
        return words;
    }

    // What is granted to the login, to everybody, and to each role it could take; a role shows those that it has
    // itself.
    private static List<String> grants(Connection connection) throws SQLException {
        List<String> grants = new ArrayList<>(words(connection, "show grants"));
        for (String role : words(connection, "select distinct role_name from information_schema.applicable_roles")) {
            if (isTaken(connection, role)) {
                grants.addAll(words(connection, "show grants"));
            }
        }
        return grants;
    }

    private static boolean isTaken(Connection connection, String role) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("set role `" + role.replace("`", "``") + "`");
            return true;
        } catch (SQLException others) {
            if (others.getErrorCode() != NOT_OURS) {
                throw others;
            }
            return false;
        }
    }

    /** As half sentences, at most four; from what {@code show grants} answers. */
    static List<String> mayWrite(List<String> grants) {
        List<String> all = grants.stream()
                .filter(grant -> !grant.startsWith("SET DEFAULT ROLE"))
                .flatMap(MariadbAccount::said)
                .distinct()
                .toList();
        if (all.size() <= SHOWN) {
            return all;
        }
        return Stream.concat(
                        all.stream().limit(SHOWN), Stream.of("may write by " + (all.size() - SHOWN) + " more rights"))
                .toList();
    }

    private static Stream<String> said(String grant) {
        if (ROLE.matcher(grant).matches()) {
            return grant.endsWith(" WITH ADMIN OPTION") ? Stream.of("may hand its roles on") : Stream.empty();
        }
        Matcher matcher = RIGHTS.matcher(grant);
        if (!matcher.matches()) {
            return Stream.of("has a right that is not understood");
        }
        String writing = Stream.of(COMMA.split(matcher.group(1)))
                .map(right -> right.replaceAll("\\s*\\(.*", "").toLowerCase(Locale.ROOT))
                .filter(right -> !READING.contains(right))
                .collect(Collectors.joining(", "))
                .replace("all privileges", "do everything");
        Stream<String> handing =
                grant.contains(" WITH GRANT OPTION") ? Stream.of("may hand its rights on") : Stream.of();
        String on = matcher.group(2).replace("`", "");
        return writing.isEmpty() ? handing : Stream.concat(Stream.of("may " + writing + " on " + on), handing);
    }
}
