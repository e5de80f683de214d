package org.nightdesk.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.nightdesk.paging.Call;
import org.nightdesk.paging.Pages;
import org.nightdesk.subject.Actor;
import org.nightdesk.subject.Subject;
import org.nightdesk.testing.OnOldestToo;
import org.nightdesk.testing.SettableClock;
import org.nightdesk.testing.TestNode;

/** What is not due is not swept, and nothing comes late for it. */
@OnOldestToo
class ForecastTests {

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-21T03:00:00Z"));
    private final Counting work = new Counting();
    private long nanos;
    private final Runner runner = new Runner(work, clock, () -> nanos, new SimpleMeterRegistry());

    /** Has nothing to do, and counts how often it looked. */
    private static final class Counting implements DueWork {

        private int sweeps;

        @Override
        public String topic() {
            return "test.counting";
        }

        @Override
        public int runDue(Instant now) {
            sweeps++;
            return 0;
        }
    }

    private boolean sweptAfter(Duration pause) {
        nanos += TimeUnit.MILLISECONDS.toNanos(pause.toMillis());
        clock.tick(pause);
        boolean due = runner.isDue();
        if (due) {
            runner.sweep();
        }
        return due;
    }

    private boolean looks(Instant due) {
        runner.expect(due, nanos);
        return sweptAfter(Duration.ofMillis(1));
    }

    @Test
    void isSweptEachSecondWithoutALook() {
        assertThat(sweptAfter(Duration.ZERO)).as("at the start").isTrue();
        assertThat(sweptAfter(Duration.ofSeconds(1))).isTrue();
        assertThat(sweptAfter(Duration.ofSeconds(1))).isTrue();
        assertThat(work.sweeps).isEqualTo(3);
    }

    @Test
    void isLeftAloneWhileLooksSayThatNothingIsDue() {
        sweptAfter(Duration.ZERO);
        assertThat(looks(Instant.MAX)).isFalse();
        assertThat(sweptAfter(Duration.ofSeconds(1))).isFalse();
        assertThat(sweptAfter(Duration.ofSeconds(2)))
                .as("the looks have ceased")
                .isTrue();
    }

    @Test
    void aDueTimeBeforeAllTimesEndsNoThread() {
        runner.expect(Instant.MIN, nanos);
        assertThat(runner.pauseMillis()).as("as if it were due just now").isLessThan(50);
        assertThat(runner.isDue()).isTrue();
    }

    @Test
    void isSweptWhenItIsTimeAndOnceForEachLook() {
        sweptAfter(Duration.ZERO);
        assertThat(looks(clock.instant().plusMillis(700))).isFalse();
        assertThat(sweptAfter(Duration.ofMillis(700))).isTrue();
        assertThat(sweptAfter(Duration.ofMillis(20))).as("not again and again").isFalse();
        assertThat(looks(clock.instant().minusSeconds(1)))
                .as("another has it, or it came meanwhile")
                .isTrue();
    }

    @Test
    void isSweptWhenItsBellRingsAndHalfAMinuteAfterTheLastInAnyCase() {
        sweptAfter(Duration.ZERO);
        looks(Instant.MAX);
        runner.wake();
        assertThat(sweptAfter(Duration.ofMillis(5))).isTrue();
        for (int second = 1; second < 30; second++) {
            looks(Instant.MAX);
            assertThat(sweptAfter(Duration.ofMillis(999)))
                    .as("second %d", second)
                    .isFalse();
        }
        looks(Instant.MAX);
        assertThat(sweptAfter(Duration.ofMillis(999))).isTrue();
    }

    @Test
    void isTakenForAliveWhileThereIsNothingToDo() {
        sweptAfter(Duration.ZERO);
        looks(Instant.MAX);
        sweptAfter(Duration.ofSeconds(1));

        assertThat(runner.sweptAt()).isEqualTo(clock.instant());
    }

    @Test
    void asksAllKindsInOneStatement() {
        TestNode node = TestNode.shared();
        node.runDue();
        Forecast forecast = node.bean(Engine.class).forecast();
        Subject lamp = new Subject("lamp", UUID.randomUUID().toString());
        Pages pages = node.bean(Pages.class);
        pages.begin(new Call(lamp, Optional.empty(), "Dark", "", 3, "Lamps"), Actor.system(), node.now());

        assertThat(forecast.ask().get("paging.step")).isBeforeOrEqualTo(node.now());
        node.runDue();
        assertThat(forecast.ask().get("paging.step")).isAfter(node.now());
        pages.stop(lamp, Actor.system(), "over", node.now());
        node.runDue();
    }
}
