package org.nightdesk.installation;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Subject;
import org.nightdesk.subject.Viewer;
import org.nightdesk.timeline.Entry;
import org.nightdesk.timeline.Timeline;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The short list of environments. Everybody who works here reads it, administrators keep it. */
@Component
public class Environments {

    private static final int MOST_RANK = 1_000;

    private final EnvironmentStore store;
    private final Timeline timeline;

    Environments(EnvironmentStore store, Timeline timeline) {
        this.store = store;
        this.timeline = timeline;
    }

    /** By rank: where customers are comes last. */
    public List<Environment> all() {
        return store.all();
    }

    public Optional<Environment> find(String name) {
        return all().stream().filter(one -> one.name().equals(name)).findFirst();
    }

    /** NotFound when there is none. */
    public Environment environment(String name) {
        return find(name).orElseThrow(() -> new NotFound("environment " + name));
    }

    /** Makes it, or changes what there is of that name. For administrators. */
    @Transactional
    public Environment keep(Environment wanted, Viewer by, Instant now) {
        by.needs(Role.ADMINISTRATOR);
        if (!wanted.name().matches("[a-z][a-z0-9-]{0,39}")) {
            throw Refused.invalid("name", "Name it in small letters, digits and hyphens, such as acceptance-2.");
        }
        if (wanted.rank() < 0 || wanted.rank() > MOST_RANK) {
            throw Refused.invalid("rank", "Its place in the list is a number from 0 to 1,000.");
        }
        store.put(wanted);
        record(
                wanted.name(),
                "changed",
                "Place %d%s.".formatted(wanted.rank(), wanted.isProtected() ? ", protected" : ""),
                by,
                now);
        return wanted;
    }

    /** Refused while something runs, or ran, there. For administrators. */
    @Transactional
    public void remove(String name, Viewer by, Instant now) {
        by.needs(Role.ADMINISTRATOR);
        environment(name);
        if (!store.remove(name)) {
            throw Refused.conflict("Installations name " + name + ", so it stays. Move them to another one first.");
        }
        record(name, "removed", "", by, now);
    }

    private void record(String name, String verb, String text, Viewer by, Instant now) {
        timeline.append(
                Entry.internal(new Subject("environment", name), now, by.actor(), verb, text, Map.of("name", name)));
    }
}
