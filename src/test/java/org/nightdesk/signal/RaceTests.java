package org.nightdesk.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.nightdesk.subject.Role;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.Json;
import org.nightdesk.testing.OnOldestToo;
import org.nightdesk.testing.SettableClock;
import org.nightdesk.testing.TestNode;
import org.nightdesk.testing.TestPostgres;

/** Two nodes on one database, told the same things at the same moment by many senders. */
@OnOldestToo
class RaceTests {

    private static final int SENDERS = 16;

    private static final SettableClock clock = new SettableClock(TestNode.START);
    private static final TestNode one = TestNode.on(TestPostgres.migratedDatabase(), clock);
    private static final TestNode other = TestNode.on(one.database(), clock);
    private static final ExecutorService threads = Executors.newFixedThreadPool(SENDERS);
    private final Sender prometheus = Sender.to(one);

    @AfterAll
    static void close() {
        threads.shutdownNow();
        other.close();
        one.close();
    }

    @Test
    void theSameAlertEverywhereIsOneIncidentAndOneAlert() {
        for (int round = 0; round < 10; round++) {
            Sender fresh = Sender.to(one);
            Sender.Alert alert = fresh.alert("DiskFull", "web-" + round);
            assertThat(everybody(fresh, alert)).containsOnly(200);
            assertThat(fresh.tickets()).hasSize(1);
            assertThat(fresh.firing()).hasSize(1);
            assertThat(fresh.page(fresh.ticket())).isPresent();
        }
    }

    @Test
    void manyAlertsOfOneGroupAreOneIncident() {
        List<CompletableFuture<Integer>> answers = IntStream.range(0, 200)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> node(i).sends(
                                        prometheus.alert("DiskFull", "web-" + i % 50),
                                        prometheus.alert("DiskFull", "db-" + i))
                                .status(),
                        threads))
                .toList();
        assertThat(answers.stream().map(CompletableFuture::join)).containsOnly(200);
        assertThat(prometheus.tickets()).hasSize(1);
        assertThat(prometheus.firing()).hasSize(250);
    }

    @Test
    void whatMaintenanceHoldsIsCalledOnceThoughBothSeeItsEnd() {
        Json api = Json.of(one, Cast.of(one).token(Role.AGENT));
        String body = "{'services': ['%s'], 'from': '%s', 'until': '%s', 'reason': 'New disks'}";
        Duration length = Duration.ofMinutes(2);
        api.post(
                "/api/v1/maintenance",
                body.formatted(
                        prometheus.service().id().text(),
                        clock.instant(),
                        clock.instant().plus(length)));
        prometheus.at(other).sends(prometheus.alert("DiskFull", "web-1").with("severity", "warning"));
        other.runDue();
        assertThat(prometheus.verbs(prometheus.ticket())).contains("page-held").doesNotContain("exhausted");

        clock.tick(length);
        CompletableFuture.allOf(
                        CompletableFuture.runAsync(one::runDue, threads),
                        CompletableFuture.runAsync(other::runDue, threads))
                .join();
        assertThat(prometheus.verbs(prometheus.ticket()))
                .as("there is no policy, which is said once")
                .containsOnlyOnce("exhausted");
    }

    @Test
    void firingAndEndingAtOnceLeavesNoOpenAlertWithoutAnOpenIncident() {
        for (int round = 0; round < 20; round++) {
            clock.tick(Duration.ofSeconds(10));
            int now = round;
            List<CompletableFuture<Integer>> answers = IntStream.range(0, SENDERS)
                    .mapToObj(i -> CompletableFuture.supplyAsync(() -> flap(i, now), threads))
                    .toList();
            assertThat(answers.stream().map(CompletableFuture::join)).containsOnly(200);
            assertThat(prometheus.firing().isEmpty())
                    .isEqualTo(prometheus.tickets().stream()
                            .allMatch(ticket -> ticket.state().over()));
        }
    }

    @Test
    void aNewEpisodeIsNeverLostToTheEndOfTheOneBefore() {
        for (int round = 0; round < 60; round++) {
            clock.tick(Duration.ofSeconds(10));
            Sender.Alert before =
                    prometheus.alert("DiskFull", "web-1").since(clock.instant().minusSeconds(5));
            Sender.Alert after = prometheus.alert("DiskFull", "web-1").since(clock.instant());
            prometheus.sends(before);
            var end = CompletableFuture.supplyAsync(
                    () -> node(0).sends(before.until(clock.instant())).status(), threads);
            var begin = CompletableFuture.supplyAsync(() -> node(1).sends(after).status(), threads);
            assertThat(List.of(end.join(), begin.join())).containsOnly(200);

            assertThat(prometheus.firing()).as("round %d", round).containsExactly("web-1");
            assertThat(prometheus.ticket().state().over()).isFalse();
            prometheus.sends(after.until(clock.instant()));
        }
    }

    private int flap(int i, int round) {
        Sender.Alert alert = prometheus.alert("DiskFull", "web-" + i % 4);
        return node(i).sends((i + round) % 3 == 0 ? alert.until(clock.instant()) : alert)
                .status();
    }

    private List<Integer> everybody(Sender sender, Sender.Alert alert) {
        return IntStream.range(0, SENDERS)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> sender.at(i % 2 == 0 ? one : other).sends(alert).status(), threads))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
    }

    private Sender node(int i) {
        return prometheus.at(i % 2 == 0 ? one : other);
    }
}
