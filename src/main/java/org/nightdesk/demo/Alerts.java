package org.nightdesk.demo;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The alerts that an outage sends. */
final class Alerts {

    private final Outage outage;
    private final Dice dice;

    Alerts(Outage outage, Dice dice) {
        this.outage = outage;
        this.dice = dice;
    }

    /** One, of any of its instances. */
    List<Alert> of(Instant since) {
        return List.of(of(dice.oneOf(outage.instances()), since));
    }

    Alert of(String instance, Instant since) {
        return Alert.firing(
                Map.of(
                        "alertname", outage.alert(),
                        "service", outage.service(),
                        "instance", instance,
                        "severity", outage.severity()),
                Map.of(
                        "summary", outage.summary().replace("{instance}", instance),
                        "description", outage.description().replace("{instance}", instance)),
                since);
    }
}
