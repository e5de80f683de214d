package org.nightdesk.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.nightdesk.testing.SettableClock;
import org.nightdesk.testing.TestNode;
import org.nightdesk.testing.TestPostgres;

/** When a sender falls silent. */
class SilenceTests {

    private final TestNode node = Sender.restlessNode();
    private final Sender prometheus = Sender.to(node);
    private final Sender.Alert full = prometheus.alert("DiskFull", "web-1");

    @Test
    void anAlertEndsWhenItsSenderFallsSilent() {
        tick(Duration.ofMinutes(6));
        prometheus.sends(full);
        tick(Duration.ofMinutes(4));
        assertThat(prometheus.firing()).containsExactly("web-1");

        tick(Duration.ofMinutes(2));
        assertThat(prometheus.firing()).isEmpty();
        assertThat(prometheus.ended()).containsExactly("silent");
        assertThat(prometheus.ticket().state().over()).isTrue();
    }

    @Test
    void anAlertThatIsSentAgainInTimeNeverEnds() {
        tick(Duration.ofMinutes(6));
        for (int i = 0; i < 30; i++) {
            prometheus.sends(full.until(node.now().plus(Duration.ofSeconds(60))));
            tick(Duration.ofSeconds(30));
        }
        assertThat(prometheus.firing()).containsExactly("web-1");
        assertThat(prometheus.ended()).isEmpty();
    }

    @Test
    void whatTheWebhookForwardsStaysUntilItIsResolved() {
        tick(Duration.ofMinutes(6));
        prometheus.says("{'summary': 'The shop is slow'}");
        tick(Duration.ofHours(9));
        assertThat(prometheus.ticket().state().over()).isFalse();
    }

    @Test
    void afterAStartNothingEndsBySilenceForOneTimeOut() {
        SettableClock clock = new SettableClock(TestNode.START);
        var database = TestPostgres.migratedDatabase();
        try (TestNode before = TestNode.on(database, clock)) {
            Sender sender = Sender.to(before);
            sender.sends(sender.alert("DiskFull", "web-1"));
            clock.tick(Duration.ofHours(2));
            try (TestNode after = TestNode.on(database, clock)) {
                clock.tick(Duration.ofMinutes(4));
                after.runDue();
                assertThat(sender.firing()).containsExactly("web-1");

                clock.tick(Duration.ofMinutes(2));
                after.runDue();
                assertThat(sender.firing()).isEmpty();
            }
        }
    }

    private void tick(Duration duration) {
        node.clock().tick(duration);
        node.runDue();
    }
}
