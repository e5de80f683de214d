package org.nightdesk.mariadb;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nightdesk.dialect.Account;
import org.nightdesk.subject.Refused;

/** Asks a MySQL what the login may do there, by all roles that it could take too, those that everybody has among them. */
final class MysqlAccount {

    private static final Pattern VERSION = Pattern.compile("(\\d+)\\.\\d+\\.\\d+.*");

    /** What says it is a MySQL, and has other guards. */
    private static final Pattern OTHERS =
            Pattern.compile("(?i)mariadb|tidb|vitess|oceanbase|singlestore|memsql|starrocks|doris");

    private MysqlAccount() {}

    /** Refused when it is no MySQL, or one older than those that can be held to reading. */
    static Account of(Connection connection) throws SQLException {
        String version = MariadbAccount.word(connection, "select version()");
        String said = version + " " + MariadbAccount.word(connection, "select @@version_comment");
        Matcher matcher = VERSION.matcher(version);
        if (!matcher.matches() || OTHERS.matcher(said).find()) {
            throw Refused.invalid("product", "This is no MySQL but version " + said + ". Choose its own product.");
        }
        if (Integer.parseInt(matcher.group(1)) < 8) {
            throw Refused.invalid("product", "This is MySQL " + version + "; reports need 8.0 or later.");
        }
        // So that names stand between backticks in what is granted.
        try (var statement = connection.createStatement()) {
            statement.execute("set session sql_mode = '', sql_quote_show_create = 1");
            statement.execute("set role all");
        }
        boolean replica =
                !MariadbAccount.word(connection, "select @@global.read_only").equals("0");
        return new Account(version.replaceFirst("-.*", ""), replica, MariadbAccount.mayWrite(grants(connection)));
    }

    // By "using" those of roles are told that are granted to a role as well. Twice, as not every version tells of the
    // roles that are taken without it.
    private static List<String> grants(Connection connection) throws SQLException {
        List<String> grants = new ArrayList<>(MariadbAccount.words(connection, "show grants"));
        String roles = MariadbAccount.word(connection, "select current_role()");
        if (!roles.equalsIgnoreCase("none")) {
            grants.addAll(MariadbAccount.words(connection, "show grants for current_user() using " + roles));
        }
        return grants;
    }
}
