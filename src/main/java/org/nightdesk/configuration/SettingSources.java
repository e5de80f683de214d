package org.nightdesk.configuration;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.nightdesk.catalog.ServiceId;
import org.nightdesk.catalog.Services;
import org.nightdesk.configuration.SettingSourceStore.Fared;
import org.nightdesk.engine.Bell;
import org.nightdesk.installation.InstallationId;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.timeline.Entry;
import org.nightdesk.timeline.Timeline;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How settings are read. Leads write it: a source uses the logins that endpoints keep. */
@Component
class SettingSources {

    private static final int MOST_MINUTES = 10_080;
    private static final int LONGEST = 10_000;

    private final SettingSourceStore store;
    private final Services services;
    private final Timeline timeline;
    private final Bell bell;

    SettingSources(SettingSourceStore store, Services services, Timeline timeline, Bell bell) {
        this.store = store;
        this.services = services;
        this.timeline = timeline;
        this.bell = bell;
    }

    List<SettingSource> of(ServiceId service) {
        return store.of(service);
    }

    List<Fared> fared(InstallationId id) {
        return store.fared(id);
    }

    /** Reads every installation of the service from now on. Refused when something about it is wrong. */
    @Transactional
    SettingSource create(SettingSource wanted, Viewer by, Instant now) {
        by.needs(Role.LEAD);
        services.service(wanted.service());
        check(wanted);
        long id = store.insert(wanted);
        store.follow(now);
        SettingSource made = store.find(id).orElseThrow();
        record(made, "source added", by, now);
        bell.ring(SettingRound.TOPIC);
        return made;
    }

    /** Nothing is read by it any more; what it read stays. */
    @Transactional
    void retire(ServiceId service, long id, Viewer by, Instant now) {
        by.needs(Role.LEAD);
        SettingSource source = store.find(id)
                .filter(one -> one.service().equals(service))
                .orElseThrow(() -> new NotFound("source " + id));
        store.retire(id);
        record(source, "source removed", by, now);
    }

    /** All sources of an installation are read at once. Refused when it has none. */
    @Transactional
    void wake(InstallationId id, Viewer by, Instant now) {
        by.needs(Role.AGENT);
        store.follow(now);
        if (store.wake(id, now) == 0) {
            throw Refused.conflict("Nothing reads the settings of this service yet. A lead adds a source.");
        }
        bell.ring(SettingRound.TOPIC);
    }

    private static void check(SettingSource wanted) {
        if (wanted.everyMinutes() < 1 || wanted.everyMinutes() > MOST_MINUTES) {
            throw Refused.invalid("every", "Write how many minutes lie between two readings, 1 to 10080.");
        }
        if (wanted.ask().isBlank() || wanted.ask().length() > LONGEST) {
            throw Refused.invalid("ask", "Write the query, the path or the file’s name.");
        }
        if (!wanted.pointer().isEmpty() && !wanted.pointer().matches("/[^\\p{Cntrl}]{0,400}")) {
            throw Refused.invalid("pointer", "A JSON pointer begins with a slash: /settings.");
        }
        switch (wanted.kind()) {
            case SettingSource.SQL, SettingSource.HTTP -> checkEndpoint(wanted);
            case SettingSource.FILE -> checkFile(wanted.ask());
            default -> throw Refused.invalid("kind", "Choose sql, http or file.");
        }
    }

    private static void checkEndpoint(SettingSource wanted) {
        if (!wanted.endpoint().matches("[a-z][a-z0-9-]{0,39}")) {
            throw Refused.invalid("endpoint", "Name the endpoint that it is read by, as installations call it.");
        }
        if (wanted.kind().equals(SettingSource.HTTP) && !wanted.ask().matches("/[^\\s#\\p{Cntrl}]{0,2000}")) {
            throw Refused.invalid("ask", "Write the path below the endpoint’s address: /settings.");
        }
    }

    private static void checkFile(String ask) {
        String name = ask.replace(FileReader.INSTALLATION, "x");
        if (!name.matches("[A-Za-z0-9_-][A-Za-z0-9_.-]{0,199}\\.(json|properties)")) {
            throw Refused.invalid(
                    "ask", "Write a file’s name that ends with .json or .properties: {installation}.json.");
        }
    }

    private void record(SettingSource source, String verb, Viewer by, Instant now) {
        timeline.append(Entry.internal(source.service().subject(), now, by.actor(), verb, source.said(), Map.of()));
    }
}
