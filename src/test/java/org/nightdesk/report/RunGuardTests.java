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
import org.nightdesk.testing.OnOldestToo;

/** What a run may cost and how long it may last; whoever says so ends it where it runs. */
@OnOldestToo
class RunGuardTests {

    private static ReportStories story;

    @BeforeAll
    static void openTheShop() {
        story = ReportStories.reading();
    }

    @Test
    void whatWouldCostTooMuchIsRefusedBeforeItRuns() {
        Report report =
                story.report("select count(*) from generate_series(1, 100000) a, generate_series(1, 100000) b", "");

        assertThatThrownBy(() -> story.start(report, Map.of()))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("reckons with a cost of");
        assertThat(story.runs.of(report, 1)).singleElement().satisfies(run -> {
            assertThat(run.state()).isEqualTo("refused");
            assertThat(run.reason()).contains("reckons with a cost of");
        });
    }

    @Test
    void whatIsLetThroughIsLearnedFromWhatRunsTookOnThatSource() {
        ReportStories other = ReportStories.reading();
        Report report = other.report("select count(*) from generate_series(1, 1000) a, generate_series(1, 1000) b", "");
        Costs costs = other.node.bean(Costs.class);
        Duration time = Duration.ofSeconds(30);
        assertThat(costs.most(report.source(), time)).isEqualTo(Costs.AT_FIRST);

        other.rows(report, Map.of());
        other.learned(1_000, 10);
        assertThat(costs.most(report.source(), time)).isBetween(29_990_000.0, 30_010_000.0);

        // Nearly half of them now take a hundred times as long.
        other.learned(10, 10);
        assertThat(costs.most(report.source(), time)).isBetween(299_900.0, 300_100.0);
    }

    @Test
    void aSourceGivesNoMoreThanItAllows() throws Exception {
        ReportStories narrow = ReportStories.allowing("{'rows': 3, 'each': 1}");
        Report report = narrow.report("select generate_series(1, 4) as n", "");
        Running waiting = narrow.start(report, Map.of());
        assertThatThrownBy(() -> narrow.start(report, Map.of())).hasMessageContaining("Of yours 1 already run");

        Run run = waiting.into(new ResultTable(), Limits.FILE);

        assertThat(run.rows()).isEqualTo(3);
        assertThat(run.truncated()).isTrue();
    }

    @Test
    void aThirdRunOfOnePersonWaitsForAnother() {
        Report report = story.report("select 1 as one", "");
        var bob = story.cast.viewer(story.cast.bob());
        Running first = story.runs.start(report, Map.of(), "screen", bob, story.node.now());
        Running second = story.runs.start(report, Map.of(), "screen", bob, story.node.now());

        assertThatThrownBy(() -> story.runs.start(report, Map.of(), "screen", bob, story.node.now()))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("Of yours 2 already run on this data source");

        story.take(first, new ResultTable());
        story.take(second, new ResultTable());
        story.take(story.runs.start(report, Map.of(), "screen", bob, story.node.now()), new ResultTable());
    }

    @Test
    void aCancelledRunIsGoneFromTheServer() throws Exception {
        Report report = story.report(ReportStories.ENDLESS, "");
        CompletableFuture<Throwable> ended = story.refusal(report);
        Run run = story.running(report);

        story.runs.cancel(report, run.id(), story.alice);

        assertThat(ended.get(1, TimeUnit.MINUTES)).hasMessageContaining("ancelled");
        Run after = story.runs.of(report, 1).getFirst();
        assertThat(after.state()).isEqualTo("cancelled");
        assertThat(after.reason())
                .isEqualTo("Cancelled by " + story.alice.actor().name() + ".");
        story.awaitGone(run);
    }

    @Test
    void aRunIsGoneFromTheServerWhenItsTimeIsOverThoughNobodyReads() throws Exception {
        Report report = story.report("select 1 as one", "");
        Running waiting = story.start(report, Map.of());
        Watch.Spell spell = story.node.bean(Watch.class).spell(waiting.run(), report.source(), Duration.ofMillis(1));

        try (Connection connection = story.node
                .bean(Sources.class)
                .open(report.source(), waiting.run().connection())) {
            assertThatThrownBy(() -> spell.on(
                            connection, () -> connection.createStatement().execute(ReportStories.ENDLESS)))
                    .isInstanceOf(SQLException.class);
        }

        assertThat(spell.isLate()).isTrue();
        story.awaitGone(waiting.run());
        // Its one row had come before.
        story.take(waiting, new ResultTable());
    }

    @Test
    void whatTricklesForEverIsGoneWhenItsTimeIsOver() throws Exception {
        ReportStories hasty = ReportStories.allowing("{'seconds': 4}");
        Report report = hasty.report("""
                select n, case when n > 600 then (select count(*) from generate_series(1, 200000 + n * 0)) end as slow
                  from generate_series(1, 30000) n
                """, "");
        Running flowing = hasty.start(report, Map.of());
        ResultTable rows = new ResultTable();

        assertThatThrownBy(() -> flowing.into(rows, Limits.FILE))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("It took longer than 4 seconds");

        assertThat(rows.texts()).isNotEmpty();
        hasty.awaitGone(flowing.run());
        assertThat(hasty.runs.of(report, 1).getFirst().state()).isEqualTo("failed");
    }

    @Test
    void aLongResultIsWholeOrSaysThatItIsNotAndEndsWithItsReader() throws Exception {
        Report report = story.report("select n, repeat('x', n % 100) as word from generate_series(1, 60000) n", "");
        Counting whole = new Counting(Long.MAX_VALUE);
        Run run = story.start(report, Map.of()).into(whole, Limits.FILE);
        assertThat(run.rows()).isEqualTo(60_000).isEqualTo(whole.inOrder);
        assertThat(run.truncated()).isFalse();

        Run cut = story.start(report, Map.of()).into(new Counting(Long.MAX_VALUE), new Limits(30_001, 1_000_000_000));
        assertThat(cut.rows()).isEqualTo(30_001);
        assertThat(cut.truncated()).isTrue();

        Running left = story.start(report, Map.of());
        assertThatThrownBy(() -> left.into(new Counting(40_000), Limits.FILE)).isInstanceOf(IOException.class);
        story.awaitGone(left.run());
        assertThat(story.runs.of(report, 1).getFirst().state()).isEqualTo("cancelled");
    }

    /** Reads rows that are numbered, and goes away after so many. */
    private static final class Counting implements Rows {

        private final long most;
        private long inOrder;

        Counting(long most) {
            this.most = most;
        }

        @Override
        public void columns(List<String> names) {}

        @Override
        public void row(List<Cell> cells) throws IOException {
            if (inOrder == most) {
                throw new IOException("the tab is closed");
            }
            inOrder += cells.getFirst().equals(new Cell.Number(inOrder + 1)) ? 1 : 0;
        }
    }

    @Test
    void switchingTheSourceOffEndsWhatRunsThere() throws Exception {
        ReportStories other = ReportStories.reading();
        Report report = other.report(ReportStories.ENDLESS, "");
        CompletableFuture<Throwable> ended = other.refusal(report);
        Run run = other.running(report);

        other.switchOff();

        assertThat(ended.get(1, TimeUnit.MINUTES)).hasMessageContaining("switched off");
        other.awaitGone(run);
        assertThatThrownBy(() -> other.start(report, Map.of())).hasMessageContaining("is switched off");
    }
}
