package org.nightdesk.engine;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.nightdesk.engine.Bell.Listening;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Runs all due work: each kind on its own thread, woken by its bell or when something falls due, which is looked for each second. Not started when
 * ticking is {@link Ticking#BY_HAND}: a test that moves the clock calls {@link #runDue} itself.
 */
@Component
public class Engine implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Engine.class);

    private final List<Runner> runners;
    private final Forecast forecast;
    private final Bell bell;
    private final Ticking ticking;
    private volatile boolean running;
    private @org.jspecify.annotations.Nullable Listening listening;

    Engine(
            List<DueWork> works,
            JdbcClient jdbc,
            Bell bell,
            InstantSource clock,
            Ticking ticking,
            MeterRegistry meters) {
        this.ticking = ticking;
        this.runners = works.stream()
                .map(work -> new Runner(work, clock, System::nanoTime, meters))
                .toList();
        this.forecast = new Forecast(runners, jdbc);
        this.bell = bell;
    }

    /**
     * Does all due work on the calling thread until nothing is left: each kind that is due by the forecast, to its end, as its own thread would; for tests and the
     * demo's history.
     */
    public void runDue() {
        boolean done;
        do {
            Map<String, Instant> due = forecast.ask();
            done = false;
            for (Runner runner : runners) {
                done |= runner.byHand(due.getOrDefault(runner.topic(), Instant.MAX));
            }
        } while (done);
    }

    /** Whether every runner has looked within the last {@code seconds}: the readiness question. */
    public boolean ticking(long seconds) {
        long now = System.nanoTime();
        return running && runners.stream().allMatch(runner -> now - runner.swept() < TimeUnit.SECONDS.toNanos(seconds));
    }

    /** When each kind of due work was last swept to its end, or found not to be due, by the node's clock; by topic. */
    public Map<String, Instant> sweeps() {
        return runners.stream().collect(Collectors.toMap(Runner::topic, Runner::sweptAt));
    }

    Forecast forecast() {
        return forecast;
    }

    @Override
    public void start() {
        running = true;
        runners.forEach(Runner::start);
        forecast.start();
        listening = bell.listen(topic ->
                runners.stream().filter(runner -> runner.topic().equals(topic)).forEach(Runner::wake));
        log.info("engine started with {} kinds of due work", runners.size());
    }

    @Override
    public void stop() {
        running = false;
        if (listening != null) {
            listening.close();
        }
        forecast.stop();
        runners.forEach(Runner::stop);
    }

    @Override
    public boolean isAutoStartup() {
        return ticking == Ticking.BY_ITSELF;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
