package org.nightdesk.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nightdesk.datasource.Sources;
import org.nightdesk.sheet.Cell;
import org.nightdesk.sheet.Rows;
import org.nightdesk.subject.Refused;

class MariadbTests {

    private static final String BY_MONTH =
            "select id, day, customer, amount from sale where day between :period_from and :period_to and customer in (:customers) order by id";

    /** Few rows to read, and hours to reckon on each other. */
    private static final String ENDLESS = "select max(sha2(repeat(seq, 1000000), 512)) from seq_1_to_9000000";

    private static MariadbStories story;

    @BeforeAll
    static void openTheShop() {
        story = MariadbStories.reading();
    }

    @Test
    void valuesAreTypedAndBoundAndAListIsSoManyValues() {
        Report report = story.report(BY_MONTH, "period date-range\ncustomers list");

        assertThat(story.rows(report, MariadbStories.october("Arran Foods\nx'); drop table sale; --")))
                .containsExactly(
                        List.of("3", "2026-10-01", "Arran Foods", "0.10"),
                        List.of("4", "2026-10-31", "Arran Foods", "0.20"));
        assertThat(story.rows(report, MariadbStories.october(","))).isEmpty();
    }

    @Test
    void aRunIsRecordedAndTheSameResultHasTheSameHash() {
        Report report = story.report(BY_MONTH, "period date-range\ncustomers list");
        Run one = story.take(
                story.start(report, MariadbStories.october("Arran Foods")), new ResultTable(), Limits.SCREEN);
        Run two = story.take(
                story.start(report, MariadbStories.october("Arran Foods")), new ResultTable(), Limits.SCREEN);

        assertThat(one.state()).isEqualTo("done");
        assertThat(one.rows()).isEqualTo(2);
        assertThat(one.asOf()).isPresent();
        assertThat(one.sha256()).hasSize(64).isEqualTo(two.sha256());
    }

    @Test
    void eachTypeIsACellOfItsOwn() {
        story.shop.execute("""
                create table odd (tiny tinyint, yes tinyint(1), flag bit(1), huge bigint unsigned, price decimal(20, 4), ratio double, made datetime(6), seen timestamp null,
                                  clock time, born year, doc json, raw varbinary(4), id uuid, choice enum('a', 'b'), nothing text);
                set time_zone = '+10:30';
                insert into odd values (-5, 1, b'1', 18446744073709551615, 1250.5000, 1.5, '2026-10-25 01:30:00', '2026-10-25 01:30:00',
                                        '-25:00:01', 2026, '{"a": 1}', x'00ff', '123e4567-e89b-12d3-a456-426614174000', 'b', null);
                """);

        ResultTable table = new ResultTable();
        story.take(story.start(story.report("select * from odd", ""), Map.of()), table, Limits.SCREEN);

        assertThat(table.texts().getFirst())
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
                        "123e4567-e89b-12d3-a456-426614174000",
                        "b",
                        "");
        assertThat(table.lines().getFirst().get(14)).isEqualTo(Cell.NOTHING);
    }

    @Test
    void truncatedIsSaidExactlyWhenThereIsMoreAndTheRestIsGoneFromTheServer() {
        assertThat(story.run("select seq from seq_1_to_1000").truncated()).isFalse();

        Run more = story.run("select seq from seq_1_to_30000000");

        assertThat(more.truncated()).isTrue();
        assertThat(more.rows()).isEqualTo(1000);
        MariadbStories.await(() -> story.busy() == 0);
    }

    @Test
    void whatWouldReadTooMuchIsRefusedBeforeItRuns() {
        assertThatThrownBy(() -> story.rows("select count(*) from seq_1_to_100000 a, seq_1_to_100000 b"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("reckons with reading 10,000,");
    }

    @Test
    void aCancelledRunIsGoneFromTheServer() throws Exception {
        Report report = story.report(ENDLESS, "");
        CompletableFuture<Throwable> ended = story.refusal(report);
        Run run = story.running(report);

        story.runs.cancel(report, run.id(), story.alice);

        assertThat(ended.get(1, TimeUnit.MINUTES)).hasMessageContaining("ancelled");
        assertThat(story.runs.of(report, 1).getFirst().state()).isEqualTo("cancelled");
        MariadbStories.await(() -> story.busy() == 0);
    }

    @Test
    void aRunIsGoneFromTheServerWhenItsTimeIsOverThoughNobodyReads() throws Exception {
        Report report = story.report("select 1 as one", "");
        Running waiting = story.start(report, Map.of());
        story.take(waiting, new ResultTable(), Limits.SCREEN);
        Watch.Spell spell = story.node.bean(Watch.class).spell(waiting.run(), report.source(), Duration.ofMillis(1));

        try (Connection connection = story.node
                .bean(Sources.class)
                .open(report.source(), waiting.run().connection())) {
            assertThatThrownBy(() -> spell.on(
                            connection, () -> connection.createStatement().execute(ENDLESS)))
                    .isInstanceOf(SQLException.class);
        }

        assertThat(spell.isLate()).isTrue();
        MariadbStories.await(() -> story.busy() == 0);
    }

    @Test
    void whatRunsTooLongIsEndedAndSaysSo() {
        MariadbStories hasty = MariadbStories.allowing("{'seconds': 1}");

        assertThatThrownBy(() -> hasty.rows(ENDLESS))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("It took longer than 1 seconds");
        MariadbStories.await(() -> hasty.busy() == 0);
    }

    @Test
    void whatTricklesForEverIsGoneWhenItsTimeIsOver() {
        MariadbStories hasty = MariadbStories.allowing("{'seconds': 1}");
        Report report = hasty.report("""
                select n.seq, case when n.seq > 600 then (select count(*) from seq_1_to_40000 s where sha2(concat(s.seq, n.seq), 512) > 'a') end as slow
                  from seq_1_to_1200 n
                """, "");
        Running flowing = hasty.start(report, Map.of());
        ResultTable rows = new ResultTable();

        assertThatThrownBy(() -> hasty.take(flowing, rows, Limits.FILE))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("It took longer than 1 seconds");

        assertThat(rows.texts()).isNotEmpty();
        MariadbStories.await(() -> hasty.busy() == 0);
    }

    @Test
    void aReaderWhoGoesAwayTakesTheStatementWithHim() {
        Report report = story.report("select seq from seq_1_to_30000000", "");
        Running running = story.start(report, Map.of());

        assertThatThrownBy(() -> running.into(leaving(), Limits.FILE)).isInstanceOf(IOException.class);

        assertThat(story.runs.of(report, 1).getFirst().state()).isEqualTo("cancelled");
        MariadbStories.await(() -> story.busy() == 0);
    }

    private static Rows leaving() {
        return new Rows() {

            @Override
            public void columns(List<String> names) {}

            @Override
            public void row(List<Cell> cells) throws IOException {
                throw new IOException("the tab is closed");
            }
        };
    }

    @Test
    void switchingTheSourceOffEndsWhatRunsThere() throws Exception {
        MariadbStories other = MariadbStories.reading();
        Report report = other.report(ENDLESS, "");
        CompletableFuture<Throwable> ended = other.refusal(report);
        other.running(report);

        other.switchOff();

        assertThat(ended.get(1, TimeUnit.MINUTES)).hasMessageContaining("switched off");
        MariadbStories.await(() -> other.busy() == 0);
        assertThatThrownBy(() -> other.start(report, Map.of())).hasMessageContaining("is switched off");
    }

    @Test
    void aTableThatSomebodyHoldsIsNotWaitedForLong() throws Exception {
        story.shop.execute("create table held (id integer)");
        try (Connection owner = story.shop.owner();
                var statement = owner.createStatement()) {
            statement.execute("lock tables held write");
            assertThatThrownBy(() -> story.rows("select * from held"))
                    .isInstanceOf(Refused.class)
                    .hasMessageContaining("waited for a lock");
        }
    }
}
