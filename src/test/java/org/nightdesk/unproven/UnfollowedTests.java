package org.nightdesk.unproven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.nightdesk.dialect.Kind;
import org.nightdesk.subject.Refused;

/** A source on which a sale's customer is personal, whose columns nobody can follow. */
class UnfollowedTests {

    private static final List<String> PERSONAL = List.of("sale.customer");

    private static Unfollowed plan(String sql, boolean more) {
        return new Unfollowed(Words.of(Rules.SQLSERVER, sql), PERSONAL, more);
    }

    private static Set<Integer> masked(String sql, boolean more) throws SQLException {
        ResultSetMetaData data = (ResultSetMetaData) Proxy.newProxyInstance(
                UnfollowedTests.class.getClassLoader(),
                new Class<?>[] {ResultSetMetaData.class},
                (proxy, method, arguments) -> "any");
        return plan(sql, more).masked(data, List.of(Kind.TEXT, Kind.WHOLE)).all();
    }

    @Test
    void whateverMayTouchAPersonalColumnIsMaskedAltogether() throws SQLException {
        for (String sql : List.of(
                "select customer, id from sale",
                "select [Customer], id from sale",
                "select upper(CUSTOMER), id from sale",
                "select * from sale",
                "select s.*, 1 from sale s",
                "select 1, * from sale")) {
            assertThat(masked(sql, false)).as(sql).containsExactlyInAnyOrder(0, 1);
        }
        assertThat(masked("select name, id from renamed", true)).containsExactlyInAnyOrder(0, 1);
    }

    @Test
    void whatNamesNoneAndReadsTablesOnlyIsShown() throws SQLException {
        assertThat(masked("select day, amount * 2 from sale where id = 1", false))
                .isEmpty();
        assertThat(masked("select day, count(*) from sale group by day", false)).isEmpty();
        assertThatCode(() -> plan("select day, count(*) from sale group by day", false)
                        .checkUnseen())
                .doesNotThrowAnyException();
    }

    @Test
    void nothingIsAskedOfOne() {
        for (String sql : List.of(
                "select id, day from sale where customer like 'A%'",
                "select count(customer), 1 from sale",
                "select id, day from sale order by customer",
                "select id, 1 from sale s join buyer b on b.name = s.customer",
                "select distinct customer, 1 from sale",
                "select case when customer > 'B' then 1 end, 1 from sale",
                "select customer, 1 from sale union select 'Arran', 1")) {
            assertThatThrownBy(() -> plan(sql, false).checkUnseen())
                    .as(sql)
                    .isInstanceOf(Refused.class)
                    .hasMessageContaining("you may not see");
        }
        assertThatThrownBy(() ->
                        plan("select id, 1 from renamed where name = 'A'", true).checkUnseen())
                .isInstanceOf(Refused.class);
    }
}
