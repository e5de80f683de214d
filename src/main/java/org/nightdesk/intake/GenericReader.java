package org.nightdesk.intake;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.nightdesk.intake.Reading.Wrong;
import org.nightdesk.signal.Severity;
import org.nightdesk.signal.Signal;
import tools.jackson.databind.JsonNode;

/**
 * Reads the plain form that any script can send: {@code summary} (needed to fire), {@code description}, {@code dedup}
 * (without it, the summary), {@code action} fire or resolve, {@code severity}, {@code service}, {@code group},
 * {@code labels}, {@code url}.
 */
final class GenericReader {

    private static final Set<String> FIRE = Set.of("", "fire", "firing", "trigger", "alert", "alerting", "problem");
    private static final Set<String> RESOLVE = Set.of("resolve", "resolved", "close", "closed", "ok", "clear");

    private GenericReader() {}

    static Signal read(JsonNode event) throws Wrong {
        if (!event.isObject()) {
            throw new Wrong("an event must be an object, it is " + Reading.type(event));
        }
        String summary = Reading.text(event, "summary").strip();
        String dedup = Reading.text(event, "dedup");
        boolean firing = firing(Reading.text(event, "action"));
        if (summary.isEmpty() && (firing || dedup.isEmpty())) {
            throw new Wrong(
                    firing
                            ? "summary is missing: say in one line what is wrong"
                            : "dedup is missing: name what is over");
        }
        String identity = dedup.isEmpty() ? summary : dedup;
        Map<String, String> labels = Reading.pairs(event, "labels");
        String group = Reading.text(event, "group");
        return new Signal(
                UUID.nameUUIDFromBytes(identity.getBytes(StandardCharsets.UTF_8)),
                firing,
                Reading.time(event, "startsAt"),
                Optional.empty(),
                Severity.of(Reading.text(event, "severity")),
                summary,
                Reading.text(event, "description"),
                Reading.text(event, "service"),
                group.isEmpty() ? identity : group,
                IntakeJson.object(labels),
                IntakeJson.object(Map.of()),
                Reading.text(event, "url"));
    }

    private static boolean firing(String action) throws Wrong {
        if (FIRE.contains(action)) {
            return true;
        }
        if (RESOLVE.contains(action)) {
            return false;
        }
        throw new Wrong("action must be fire or resolve, it is \"" + action + "\"");
    }
}
