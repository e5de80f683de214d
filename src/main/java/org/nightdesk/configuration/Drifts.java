package org.nightdesk.configuration;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.catalog.ServiceId;
import org.nightdesk.configuration.DriftStore.Found;
import org.nightdesk.engine.Bell;
import org.nightdesk.installation.InstallationId;
import org.nightdesk.installation.Installations;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.timeline.Entry;
import org.nightdesk.timeline.Timeline;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Where settings are not what they should be. What was written down or approved is no news; reported is what nobody explained, with its age. */
@Component
public class Drifts {

    static final String HIDDEN = "hidden";
    static final String NOT_SET = "not set";

    private static final Duration LONGEST = Duration.ofDays(366);

    private final DriftStore store;
    private final ValueStore values;
    private final Register register;
    private final Sealing sealing;
    private final Installations installations;
    private final Timeline timeline;
    private final Bell bell;

    Drifts(
            DriftStore store,
            ValueStore values,
            Register register,
            Sealing sealing,
            Installations installations,
            Timeline timeline,
            Bell bell) {
        this.store = store;
        this.values = values;
        this.register = register;
        this.sealing = sealing;
        this.installations = installations;
        this.timeline = timeline;
        this.bell = bell;
    }

    /** What nobody explained, the oldest first; an empty environment is any. For who works here. */
    public List<Drift> unexplained(
            Optional<ServiceId> service, String environment, int most, Viewer viewer, Instant now) {
        viewer.needs(Role.RESPONDER);
        return store.unexplained(service, environment, most, now).stream()
                .map(one -> drift(one, viewer))
                .toList();
    }

    /** How many settings differ, by kind; a kind of which there is none is left out. */
    public Map<String, Integer> counts(Optional<ServiceId> service, String environment) {
        return store.counts(service, environment);
    }

    /** Compares everything at once, as is done each hour; how many settings differ. For leads. */
    @Transactional
    public int compare(Viewer by, Instant now) {
        by.needs(Role.LEAD);
        return store.look(now);
    }

    /** Every kind, by key. For who works here. */
    public List<Drift> of(InstallationId id, Viewer viewer, Instant now) {
        viewer.needs(Role.RESPONDER);
        return store.of(id, now).stream().map(one -> drift(one, viewer)).toList();
    }

    /** Written down: the setting may be something else until then. Refused without a reason, and for longer than a year. For leads. */
    @Transactional
    public void declare(InstallationId id, String key, String reason, Instant until, Viewer by, Instant now) {
        by.needs(Role.LEAD);
        if (!until.isAfter(now) || until.isAfter(now.plus(LONGEST))) {
            throw Refused.invalid(
                    "until", "Say until when, at most a year ahead: what never ends is what it should be.");
        }
        explain(id, register.setting(id, key), "declared", Optional.empty(), Register.reason(reason), until, by, now);
    }

    /**
     * An approved change will set it to this: until then a difference to that value is explained by it. {@code because} is the change ({@code execution:17}). Refused when
     * the value may not be set.
     */
    @Transactional
    public void approve(
            InstallationId id, String key, String value, String because, Instant until, Viewer by, Instant now) {
        by.needs(Role.RESPONDER);
        Setting setting = register.setting(id, key);
        setting.problemWith(value).ifPresent(problem -> {
            throw Refused.invalid("value", problem);
        });
        explain(id, setting, "approved", Optional.of(value), because, until, by, now);
    }

    private void explain(
            InstallationId id,
            Setting setting,
            String kind,
            Optional<String> value,
            String reason,
            Instant until,
            Viewer by,
            Instant now) {
        installations.installation(id);
        values.lock(id);
        String print = value.map(
                        wanted -> sealing.write(setting, value, values.now(id)).print())
                .orElse(null);
        store.explain(id, setting.id(), kind, print, reason, by.actor().name(), now, until);
        store.look(id, now);
        store.lookBy(until);
        timeline.append(Entry.internal(
                id.subject(), now, by.actor(), kind, setting.key() + ": " + reason, Map.of("until", until.toString())));
        bell.ring("configuration");
    }

    private Drift drift(Found found, Viewer viewer) {
        boolean open = viewer.may(Role.of(found.seenBy())) && !found.sensitive();
        return new Drift(
                found.installation(),
                found.name(),
                found.environment(),
                found.key(),
                found.kind(),
                found.since(),
                found.kindSince(),
                shown(found.isSet(), open, found.current()),
                shown(found.isExpected(), open, found.expected()),
                found.currentBy(),
                found.around().orElse(""),
                found.kind().equals(Drift.UNEXPLAINED) ? "" : found.reason().orElse(""));
    }

    private static String shown(boolean isSet, boolean open, String text) {
        if (!isSet) {
            return NOT_SET;
        }
        return open ? text : HIDDEN;
    }
}
