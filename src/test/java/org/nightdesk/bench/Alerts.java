package org.nightdesk.bench;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Requests of {@code size} alerts in one group, each with labels never seen before. Built once and then only renumbered in place, so that
 * the generator costs next to nothing.
 */
final class Alerts {

    private static final AtomicLong NUMBER = new AtomicLong(System.nanoTime() % 1_000_000_000L * 1_000L);
    private static final int DIGITS = 15;

    private final byte[] body;
    private final List<Integer> places = new ArrayList<>();
    private final int size;

    private Alerts(byte[] body, int size) {
        this.body = body;
        this.size = size;
    }

    static Alerts of(int size) {
        String mark = "#".repeat(DIGITS);
        // An end an hour ahead, so that neither program has to end alerts while it is measured.
        String end = Instant.now()
                .plus(1, ChronoUnit.HOURS)
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
        String alert = """
                {"labels":{"alertname":"DiskFull","team":"ops","instance":"host-%s:9100","severity":"critical","device":"sda1"},\
                "annotations":{"summary":"disk full on host-%s","description":"filesystem over 95 percent for five minutes"},\
                "endsAt":"%s","generatorURL":"http://prometheus.example/graph?g0.expr=x"}""".formatted(mark, mark, end);
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.write('[');
        for (int i = 0; i < size; i++) {
            if (i > 0) {
                whole.write(',');
            }
            whole.writeBytes(alert.getBytes(StandardCharsets.UTF_8));
        }
        whole.write(']');
        Alerts alerts = new Alerts(whole.toByteArray(), size);
        for (int at = 0; at < alerts.body.length; at++) {
            if (alerts.body[at] == '#') {
                alerts.places.add(at);
                at += DIGITS;
            }
        }
        return alerts;
    }

    int size() {
        return size;
    }

    /** The body with fresh numbers; valid until the next call. */
    byte[] next() {
        long first = NUMBER.getAndAdd(size);
        for (int i = 0; i < places.size(); i++) {
            long number = first + i / 2;
            for (int at = places.get(i) + DIGITS - 1; at >= places.get(i); at--) {
                body[at] = (byte) ('0' + number % 10);
                number /= 10;
            }
        }
        return body;
    }
}
