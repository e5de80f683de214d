package org.nightdesk.demo;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** What fires in the world outside, by sender and labels; a sender repeats it until it ends. */
@Component
@Profile("demo")
class Burning {

    private final Map<Key, Alert> alerts = new LinkedHashMap<>();

    private record Key(String sender, Map<String, String> labels) {}

    synchronized void add(String sender, List<Alert> some) {
        some.forEach(alert -> alerts.putIfAbsent(new Key(sender, alert.labels()), alert));
    }

    synchronized void remove(String sender, List<Alert> some) {
        some.forEach(alert -> alerts.remove(new Key(sender, alert.labels())));
    }

    synchronized List<Alert> of(String sender) {
        return alerts.entrySet().stream()
                .filter(each -> each.getKey().sender().equals(sender))
                .map(Map.Entry::getValue)
                .toList();
    }

    /** Since when an alert of that name fires, on any instance. */
    synchronized Optional<Instant> since(String name) {
        return alerts.values().stream()
                .filter(alert -> name.equals(alert.labels().get("alertname")))
                .map(Alert::startsAt)
                .findFirst();
    }

    synchronized boolean isEmpty() {
        return alerts.isEmpty();
    }

    synchronized List<String> senders() {
        return alerts.keySet().stream().map(Key::sender).distinct().toList();
    }
}
