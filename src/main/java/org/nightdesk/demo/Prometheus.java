package org.nightdesk.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.nightdesk.signal.Integrations;
import org.nightdesk.subject.Viewer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The senders while the demo runs: they post to the public intake address of this very node, and repeat what still fires. */
@Component
@Profile("demo")
class Prometheus implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Prometheus.class);
    private static final int REPEAT_SECONDS = 30;
    private static final int MOST_IN_A_BATCH = 100;

    private final Burning burning;
    private final Monitoring monitoring;
    private final Integrations integrations;
    private final JsonMapper json;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final ScheduledExecutorService pulse = Executors.newSingleThreadScheduledExecutor(
            work -> Thread.ofPlatform().name("demo-senders").daemon().unstarted(work));
    private volatile int port;

    Prometheus(Burning burning, Monitoring monitoring, Integrations integrations, JsonMapper json) {
        this.burning = burning;
        this.monitoring = monitoring;
        this.integrations = integrations;
        this.json = json;
    }

    /** How many alerts went out, the last answer's status, and how long it all took. */
    record Posted(int alerts, int status, Duration took) {}

    @EventListener
    void open(WebServerInitializedEvent door) {
        port = door.getWebServer().getPort();
        pulse.scheduleWithFixedDelay(this::repeat, 2, REPEAT_SECONDS, TimeUnit.SECONDS);
    }

    Posted fire(String sender, List<Alert> alerts) {
        burning.add(sender, alerts);
        return post(sender, alerts);
    }

    /** Everything that fires ends now. */
    Posted end(Instant now) {
        Posted last = new Posted(0, 200, Duration.ZERO);
        for (String sender : burning.senders()) {
            List<Alert> alerts = burning.of(sender);
            burning.remove(sender, alerts);
            Posted posted = post(
                    sender, alerts.stream().map(alert -> alert.endedAt(now)).toList());
            last = new Posted(
                    last.alerts() + posted.alerts(),
                    posted.status(),
                    last.took().plus(posted.took()));
        }
        return last;
    }

    private void repeat() {
        try {
            burning.senders().forEach(sender -> post(sender, burning.of(sender)));
            beat();
        } catch (RuntimeException failure) {
            log.debug("the demo's senders try again later", failure);
        }
    }

    // One of them is alive, and says so.
    private void beat() {
        integrations.all().stream()
                .filter(one -> one.kind().equals("heartbeat"))
                .findFirst()
                .ifPresent(one -> call(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/ping/"
                                + integrations.key(one.id(), Viewer.system()) + "/prometheus-dublin"))
                        .timeout(Duration.ofSeconds(15))
                        .build()));
    }

    private Posted post(String sender, List<Alert> alerts) {
        long begin = System.nanoTime();
        int status = 200;
        for (int from = 0; from < alerts.size(); from += MOST_IN_A_BATCH) {
            status = send(sender, alerts.subList(from, Math.min(from + MOST_IN_A_BATCH, alerts.size())));
        }
        return new Posted(alerts.size(), status, Duration.ofNanos(System.nanoTime() - begin));
    }

    private int send(String sender, List<Alert> batch) {
        String key = integrations.key(monitoring.sender(sender).id(), Viewer.system());
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + port + "/alertmanager/" + key + "/api/v2/alerts"))
                .header("Content-Type", "application/json")
                .timeout(Duration.ofSeconds(15))
                .POST(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(batch)))
                .build();
        return call(request);
    }

    private int call(HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    @Override
    public void close() {
        pulse.shutdownNow();
        client.shutdownNow();
    }
}
