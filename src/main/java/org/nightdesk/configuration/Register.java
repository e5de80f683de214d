package org.nightdesk.configuration;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.catalog.ServiceId;
import org.nightdesk.configuration.Sealing.Written;
import org.nightdesk.engine.Bell;
import org.nightdesk.installation.Installation;
import org.nightdesk.installation.InstallationId;
import org.nightdesk.installation.Installations;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.timeline.Entry;
import org.nightdesk.timeline.Timeline;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The configuration register: what each installation's settings are and should be, and what they were. Values are for the program; whoever shows one asks
 * {@link Setting#isSeenBy}. A key that the installation's service does not have is NotFound.
 */
@Component
public class Register {

    private static final int MOST_OPTIONS = 200;
    private static final int MOST_HISTORY = 200;
    private static final int LONGEST_REASON = 400;

    private final ValueStore store;
    private final Definitions definitions;
    private final Sealing sealing;
    private final Installations installations;
    private final DriftStore drifts;
    private final Timeline timeline;
    private final Bell bell;

    Register(
            ValueStore store,
            Definitions definitions,
            Sealing sealing,
            Installations installations,
            DriftStore drifts,
            Timeline timeline,
            Bell bell) {
        this.store = store;
        this.definitions = definitions;
        this.sealing = sealing;
        this.installations = installations;
        this.drifts = drifts;
        this.timeline = timeline;
        this.bell = bell;
    }

    /** What can be set there. */
    public Setting setting(InstallationId id, String key) {
        return definitions.setting(installations.installation(id).service(), key);
    }

    /** What it is; empty when nobody knows. */
    public Optional<Value> current(InstallationId id, String key) {
        return value(id, key, Side.CURRENT);
    }

    /** What it should be; empty when nobody said. */
    public Optional<Value> expected(InstallationId id, String key) {
        return value(id, key, Side.EXPECTED);
    }

    private Optional<Value> value(InstallationId id, String key, Side side) {
        return store.now(id, setting(id, key).id(), side).map(sealing::value);
    }

    /** All that is known on one side, by key. */
    public Map<String, Value> now(InstallationId id, Side side) {
        return values(store.now(id), side);
    }

    /** All that was known on one side at that moment, by key. */
    public Map<String, Value> asOf(InstallationId id, Side side, Instant at) {
        return values(store.asOf(id, at), side);
    }

    private Map<String, Value> values(List<Kept> kept, Side side) {
        Map<String, Value> all = new LinkedHashMap<>();
        kept.stream().filter(one -> one.side() == side).forEach(one -> all.put(one.key(), sealing.value(one)));
        return all;
    }

    /** What it was before and who changed it, the newest first. */
    public List<Value> history(InstallationId id, String key, Side side) {
        return store.history(id, setting(id, key).id(), MOST_HISTORY).stream()
                .filter(one -> one.side() == side)
                .map(sealing::value)
                .toList();
    }

    /** What may be chosen for it: the choices of its definition, else what it is elsewhere, the most frequent first. Nothing of one whose values are not for all of us. */
    public List<String> options(ServiceId service, String key) {
        Setting setting = definitions.setting(service, key);
        if (setting.sensitive() || setting.seenBy() != Role.RESPONDER) {
            return List.of();
        }
        return switch (setting.kind()) {
            case CHOICE -> setting.choices();
            case YES_NO -> List.of("yes", "no");
            case TEXT, NUMBER -> store.texts(setting.id(), MOST_OPTIONS);
        };
    }

    /**
     * An approved change was made and verified: from now on the value is this, and should be. {@code because} is what did it ({@code execution:17}). Refused when the
     * value may not be set.
     */
    @Transactional
    public void changed(InstallationId id, String key, String value, Viewer by, String because, Instant now) {
        by.needs(Role.RESPONDER);
        write(id, setting(id, key), Optional.of(value), List.of(Side.CURRENT, Side.EXPECTED), by, because, now);
    }

    /** Somebody says what it is, or should be; empty: it is not set there. Refused without a reason and when the value may not be set. For leads. */
    @Transactional
    public void enter(
            InstallationId id, String key, Side side, Optional<String> value, Viewer by, String because, Instant now) {
        by.needs(Role.LEAD);
        write(id, setting(id, key), value, List.of(side), by, reason(because), now);
    }

    /** What it is, is what it should be from now on. Refused without a reason and when nobody knows what it is. For leads. */
    @Transactional
    public void accept(InstallationId id, String key, Viewer by, String because, Instant now) {
        by.needs(Role.LEAD);
        Value current = current(id, key)
                .orElseThrow(() -> Refused.conflict("Nobody knows what " + key + " is. Read it, or write it down."));
        write(id, setting(id, key), current.text(), List.of(Side.EXPECTED), by, reason(because), now);
    }

    /** Everything is as it should be: for a beginning. The number of settings. For leads. */
    @Transactional
    public int acceptAll(InstallationId id, Viewer by, String because, Instant now) {
        by.needs(Role.LEAD);
        store.lock(id);
        List<Written> all = store.now(id).stream()
                .filter(one -> one.side() == Side.CURRENT)
                .map(one -> new Written(one.setting(), one.text(), one.print()))
                .toList();
        int changed = store.put(id, Side.EXPECTED, all, by.actor().name(), reason(because), "entered", now)
                .size();
        say(id, "accepted", changed + " settings are as they should be: " + because.strip(), by, now);
        drifts.look(id, now);
        return changed;
    }

    /** What a source read at an installation, by key; {@code gone} are settings it knew before. Values are taken as they are: a wrong one is drift, not a refusal. */
    @Transactional
    void read(Installation at, Map<String, String> values, String origin, Instant now) {
        store.lock(at.id());
        List<Kept> known = store.now(at.id());
        List<Long> before = store.readBy(at.id(), origin);
        List<Written> read = definitions.of(at.service()).stream()
                .filter(one -> values.containsKey(one.key()) || before.contains(one.id()))
                .map(one -> sealing.write(one, Optional.ofNullable(values.get(one.key())), known))
                .toList();
        List<Long> changed = store.put(at.id(), Side.CURRENT, read, "", "read", origin, now);
        List<String> moved = known.stream()
                .filter(one -> one.side() == Side.CURRENT && changed.contains(one.setting()))
                .map(Kept::key)
                .toList();
        if (!moved.isEmpty()) {
            say(at.id(), "found changed", String.join(", ", moved), Viewer.system(), now);
        }
        drifts.look(at.id(), now);
    }

    private void write(
            InstallationId id,
            Setting setting,
            Optional<String> value,
            List<Side> sides,
            Viewer by,
            String because,
            Instant now) {
        value.flatMap(setting::problemWith).ifPresent(problem -> {
            throw Refused.invalid("value", problem);
        });
        store.lock(id);
        List<Kept> known = store.now(id);
        Written written = sealing.write(setting, value, known);
        sides.forEach(side -> store.put(
                id,
                side,
                List.of(written),
                by.actor().name(),
                because,
                because.contains(":") ? "changed" : "entered",
                now));
        say(id, sides.contains(Side.CURRENT) ? "configured" : "expected", said(setting, value, because), by, now);
        drifts.look(id, now);
    }

    private static String said(Setting setting, Optional<String> value, String because) {
        boolean open = !setting.sensitive() && setting.seenBy() == Role.RESPONDER;
        return setting.key() + (open ? ": " + value.map(setting::canonical).orElse("not set") : "") + ", " + because;
    }

    private void say(InstallationId id, String verb, String text, Viewer by, Instant now) {
        timeline.append(Entry.internal(id.subject(), now, by.actor(), verb, text, Map.of()));
        bell.ring("configuration");
    }

    static String reason(String because) {
        if (because.isBlank() || because.length() > LONGEST_REASON) {
            throw Refused.invalid("reason", "Say why, in at most 400 letters: somebody will ask.");
        }
        return because.strip();
    }
}
