package org.nightdesk.intake;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.nightdesk.database.Lane;
import org.nightdesk.engine.Bell;
import org.nightdesk.signal.Integration;
import org.nightdesk.signal.Integrations;
import org.nightdesk.subject.NotFound;
import org.springframework.stereotype.Component;

/** Whose key this is. Remembered until an integration changes on any node, so that a busy sender costs no look-up. */
@Component
class Senders {

    private static final int MOST_REMEMBERED = 1_000;

    private final Map<String, Integration> known = new ConcurrentHashMap<>();
    private final Integrations integrations;

    Senders(Integrations integrations, Bell bell) {
        this.integrations = integrations;
        bell.listen(topic -> {
            if (topic.equals("integrations")) {
                known.clear();
            }
        });
    }

    /** NotFound for a key that nobody has. */
    Integration byKey(String key) {
        Integration remembered = known.get(key);
        if (remembered != null) {
            return remembered;
        }
        Optional<Integration> found = Lane.INTAKE.on(() -> integrations.findByKey(key));
        if (known.size() >= MOST_REMEMBERED) {
            known.clear();
        }
        found.ifPresent(integration -> known.put(key, integration));
        return found.orElseThrow(() -> new NotFound("no integration has this key"));
    }
}
