package org.nightdesk.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nightdesk.subject.Refused;
import org.nightdesk.testing.MariadbShop;

class MysqlReports {

    /** Few rows to read, and hours to reckon on each other. */
    private static final String ENDLESS =
            "select max(sha2(repeat(concat(a.n, b.n, c.n), 100000), 512)) from n a, n b, n c";

    private static final String MANY = "select a.n, b.n, c.n from n a, n b, n c";

    private static MariadbShop shop;
    private static MariadbStories story;

    @BeforeAll
    static void openTheShop() {
        shop = numbered();
        story = MariadbStories.reading(shop, "{}", "[]");
    }

    private static MariadbShop numbered() {
        MariadbShop shop = MariadbShop.onMysql();
        shop.execute("create table n (n integer)");
        shop.execute(
                "insert into n with recursive t(n) as (select 1 union all select n + 1 from t where n < 300) select n from t");
        return shop;
    }

    @Test
    void valuesAreTypedAndBoundAndAListIsSoManyValues() {
        Report report = story.report(
                "select id, day, customer, amount from sale where day between :period_from and :period_to and customer in (:customers) order by id",
                "period date-range\ncustomers list");

        assertThat(story.rows(report, MariadbStories.october("Arran Foods\nx'); drop table sale; --")))
                .containsExactly(
                        List.of("3", "2026-10-01", "Arran Foods", "0.10"),
                        List.of("4", "2026-10-31", "Arran Foods", "0.20"));
        assertThat(story.rows(report, MariadbStories.october(","))).isEmpty();
    }

    @Test
    void eachTypeIsACellOfItsOwn() {
        shop.execute("""
                create table odd (tiny tinyint, yes tinyint(1), flag bit(1), huge bigint unsigned, price decimal(20, 4), ratio double, made datetime(6), seen timestamp null,
                                  clock time, born year, doc json, raw varbinary(4), choice enum('a', 'b'), half time(2), never date, nothing text);
                set time_zone = '+10:30', sql_mode = '';
                insert into odd values (-5, 1, b'1', 18446744073709551615, 1250.5000, 1.5, '2026-10-25 01:30:00', '2026-10-25 01:30:00',
                                        '-25:00:01', 2026, '{"a": 1}', x'00ff', 'b', '-00:30:00.5', '0000-00-00', null);
                """);

        assertThat(story.rows("select * from odd").getFirst())
                .containsExactly(
                        "-5",
                        "1",
                        "true",
                        "18446744073709551615",
                        "1250.5000",
                        "1.5",
                        "2026-10-25T01:30",
                        "2026-10-24T15:00:00Z",
                        "-25:00:01",
                        "2026",
                        "{\"a\": 1}",
                        "\\x00ff",
                        "b",
                        "-00:30:00.5",
                        "0000-00-00",
                        "");
    }

    @Test
    void truncatedIsSaidExactlyWhenThereIsMoreAndTheRestIsGoneFromTheServer() {
        assertThat(story.run("select n from n").truncated()).isFalse();

        Run more = story.run(MANY);

        assertThat(more.truncated()).isTrue();
        assertThat(more.rows()).isEqualTo(1000);
        MariadbStories.await(() -> story.busy() == 0);
    }

    @Test
    void whatWouldReadTooMuchIsRefusedBeforeItRuns() {
        assertThatThrownBy(() -> story.rows("select count(*) from n a, n b, n c, n d"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("reckons with reading 8,");
    }

    @Test
    void aCancelledRunIsGoneFromTheServer() throws Exception {
        Report report = story.report(ENDLESS, "");
        CompletableFuture<Throwable> ended = story.refusal(report);
        Run run = story.running(report);

        story.runs.cancel(report, run.id(), story.alice);

        assertThat(ended.get(1, TimeUnit.MINUTES)).hasMessageContaining("ancelled");
        MariadbStories.await(() -> story.busy() == 0);
    }

    @Test
    void whatRunsTooLongIsEndedAndSaysSo() {
        MariadbStories hasty = MariadbStories.reading(numbered(), "{'seconds': 1}", "[]");

        assertThatThrownBy(() -> hasty.rows(ENDLESS))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("It took longer than 1 seconds");
        MariadbStories.await(() -> hasty.busy() == 0);
    }

    @Test
    void switchingTheSourceOffEndsWhatRunsThere() throws Exception {
        MariadbStories other = MariadbStories.reading(numbered(), "{}", "[]");
        Report report = other.report(ENDLESS, "");
        CompletableFuture<Throwable> ended = other.refusal(report);
        other.running(report);

        other.switchOff();

        assertThat(ended.get(1, TimeUnit.MINUTES)).hasMessageContaining("switched off");
        MariadbStories.await(() -> other.busy() == 0);
    }

    @Test
    void aTableThatSomebodyHoldsIsNotWaitedForLong() throws Exception {
        shop.execute("create table held (id integer)");
        try (Connection owner = shop.owner();
                var statement = owner.createStatement()) {
            statement.execute("lock tables held write");
            assertThatThrownBy(() -> story.rows("select * from held"))
                    .isInstanceOf(Refused.class)
                    .hasMessageContaining("waited for a lock");
        }
    }
}
