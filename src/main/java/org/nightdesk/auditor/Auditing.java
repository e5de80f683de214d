package org.nightdesk.auditor;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.channel.Fetcher;
import org.nightdesk.engine.Bell;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.timeline.Entry;
import org.nightdesk.timeline.Recorded;
import org.nightdesk.timeline.Timeline;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** How the auditor is set. Only administrators change it, and never unseen: everybody's home says so, and every administrator is mailed. */
@Component
@Transactional
class Auditing {

    private static final int LONGEST = 2_000;

    private final JdbcClient jdbc;
    private final AuditorStore store;
    private final Outcry outcry;
    private final Fetcher fetcher;
    private final Timeline timeline;
    private final Bell bell;

    Auditing(JdbcClient jdbc, AuditorStore store, Outcry outcry, Fetcher fetcher, Timeline timeline, Bell bell) {
        this.jdbc = jdbc;
        this.store = store;
        this.outcry = outcry;
        this.fetcher = fetcher;
        this.timeline = timeline;
        this.bell = bell;
    }

    @Transactional(readOnly = true)
    AuditorSetting setting() {
        return store.setting(jdbc);
    }

    /** The nodes whose auditor has looked since then. */
    @Transactional(readOnly = true)
    List<AuditorStore.Round> rounds(Instant since) {
        return store.rounds(jdbc, since);
    }

    /** Raised, cleared, switched off and on, oldest first. */
    @Transactional(readOnly = true)
    List<Recorded> history() {
        return timeline.of(Findings.AUDITOR, Viewer.system());
    }

    /** Whether it was on. Refused without a reason. */
    boolean switchOff(String reason, Viewer by, Instant now) {
        by.needs(Role.ADMINISTRATOR);
        if (reason.isBlank() || reason.length() > LONGEST) {
            throw Refused.invalid("reason", "Say why, in a sentence: everybody reads it until it watches again.");
        }
        if (!setting().watching()) {
            return false;
        }
        store.watching(jdbc, false, by.actor().name(), reason.strip(), now);
        record("switched-off", reason.strip(), by, now);
        return true;
    }

    /** Whether it was off. */
    boolean switchOn(Viewer by, Instant now) {
        by.needs(Role.ADMINISTRATOR);
        if (setting().watching()) {
            return false;
        }
        store.watching(jdbc, true, by.actor().name(), "", now);
        record("switched-on", "", by, now);
        return true;
    }

    /** The address that hears from us each minute as long as all is well; empty: none. Refused when it is no web address. */
    void deadMan(String address, Viewer by, Instant now) {
        by.needs(Role.ADMINISTRATOR);
        Optional<String> problem = address.isEmpty() ? Optional.empty() : fetcher.problemWith(address);
        problem.ifPresent(reason -> {
            throw Refused.invalid("deadManAddress", reason);
        });
        store.deadMan(jdbc, address);
        record(address.isEmpty() ? "address-removed" : "address-set", "", by, now);
    }

    private void record(String verb, String text, Viewer by, Instant now) {
        timeline.append(Entry.internal(Findings.AUDITOR, now, by.actor(), verb, text, Map.of()));
        bell.ring(Findings.TOPIC);
    }

    /** Tells every administrator that it was switched; talks to the world, so after the commit. */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    void tellAdministrators(boolean on, String reason, Viewer by, Instant now) {
        String title = "The auditor was switched " + (on ? "on" : "off") + " by "
                + by.actor().name();
        String line = on ? "It watches again." : "Nobody is told when a page has no next step. Reason: " + reason;
        outcry.tell(title, List.of(line), now, () -> {});
    }
}
