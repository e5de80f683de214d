package org.nightdesk.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nightdesk.settings.Settings.DatabaseAddress;
import org.nightdesk.testing.StatementLog;
import org.nightdesk.testing.TestPostgres;
import org.nightdesk.testing.Understood;
import org.nightdesk.testing.Understood.Refused;
import org.nightdesk.testing.Understood.Taken;

/**
 * What the stories made the program say to the newest PostgreSQL, the oldest must take as well, and answer with the same columns. It needs both
 * servers and a run of the stories before it, so {@code ./nightdesk test} calls it by its name, as its last step.
 */
class OldestServer {

    /** What the newest refuses here though it took it in a story: there a table was temporary, or a parameter brought its type along. */
    private static final int MOST_OUT_OF_CONTEXT = 25;

    private static Connection newest;
    private static Connection oldest;

    @BeforeAll
    static void connect() throws SQLException {
        newest = connected(TestPostgres.migratedOnNewest());
        oldest = connected(TestPostgres.migratedDatabase());
        assertThat(newest.getMetaData().getDatabaseMajorVersion()).isEqualTo(18);
        assertThat(oldest.getMetaData().getDatabaseMajorVersion()).isEqualTo(15);
    }

    @AfterAll
    static void disconnect() throws SQLException {
        newest.close();
        oldest.close();
    }

    @Test
    void takesWhatTheNewestTakes() throws SQLException {
        Map<String, String> outOfContext = new TreeMap<>();
        List<String> differences = new ArrayList<>();
        int alike = 0;
        for (String sql : StatementLog.read()) {
            Understood here = Understood.by(newest, sql);
            if (here instanceof Refused refused) {
                outOfContext.put(sql, refused.reason());
            } else if (here.equals(Understood.by(oldest, sql))) {
                alike++;
            } else {
                differences.add(sql + "\n  newest: " + here + "\n  oldest: " + Understood.by(oldest, sql));
            }
        }
        System.out.println(
                alike + " statements are understood alike; " + outOfContext.size() + " stand in no context:");
        outOfContext.forEach((sql, reason) -> System.out.println(reason + "\n" + sql.indent(4)));

        assertThat(differences).isEmpty();
        assertThat(outOfContext).hasSizeLessThanOrEqualTo(MOST_OUT_OF_CONTEXT);
        assertThat(alike).isPositive();
    }

    @Test
    void refusesWhatOnlyTheNewestHas() throws SQLException {
        for (String sql : List.of(
                "select uuidv7()",
                "merge into people.team t using people.person p on false when not matched then do nothing returning t.id",
                "select any_value(id) from people.team",
                "update people.team set name = name returning old.name, new.name",
                "select json_value(?::jsonb, '$.a')")) {
            assertThat(Understood.by(newest, sql)).as(sql).isInstanceOf(Taken.class);
            assertThat(Understood.by(oldest, sql)).as(sql).isInstanceOf(Refused.class);
        }
    }

    @Test
    void answersWithColumnsOfItsOwn() throws SQLException {
        String sql = "select * from pg_stat_bgwriter";
        assertThat(Understood.by(newest, sql)).isNotEqualTo(Understood.by(oldest, sql));
    }

    private static Connection connected(DatabaseAddress address) throws SQLException {
        return DriverManager.getConnection(address.url(), address.user(), address.password());
    }
}
