package org.nightdesk.maintenance;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.nightdesk.catalog.Service;
import org.nightdesk.catalog.ServiceId;
import org.nightdesk.catalog.Services;
import org.nightdesk.people.Teams;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.timeline.Entry;
import org.nightdesk.timeline.Timeline;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * When somebody is at work on a service. What an alert would page for meanwhile is held until the end and then pages, if it is still broken: paging asks
 * the view {@code v_hold} in the very statement that begins a page, and hears {@link MaintenanceMoved} in the transaction that ends a window or moves its end.
 */
@Component
@Transactional
public class MaintenanceWindows {

    private final MaintenanceStore store;
    private final Services services;
    private final Teams teams;
    private final MaintenanceNews news;
    private final Timeline timeline;
    private final ApplicationEventPublisher events;

    MaintenanceWindows(
            MaintenanceStore store,
            Services services,
            Teams teams,
            MaintenanceNews news,
            Timeline timeline,
            ApplicationEventPublisher events) {
        this.store = store;
        this.services = services;
        this.teams = teams;
        this.news = news;
        this.timeline = timeline;
        this.events = events;
    }

    /** Those that last at some time of the span, the first to begin first. */
    @Transactional(readOnly = true)
    public List<MaintenanceWindow> between(Instant from, Instant until) {
        return store.touching(from, until);
    }

    /** Those of the span that hold pages of any of these services. */
    @Transactional(readOnly = true)
    public List<MaintenanceWindow> between(Collection<ServiceId> affected, Instant from, Instant until) {
        return store.touching(from, until).stream()
                .filter(window -> window.covered().stream().anyMatch(affected::contains))
                .toList();
    }

    /** The services that it was planned for, in words: {@code Ledger, Settlement}. */
    @Transactional(readOnly = true)
    public String where(MaintenanceWindow window) {
        return window.services().stream()
                .map(services::service)
                .map(Service::name)
                .collect(Collectors.joining(", "));
    }

    @Transactional(readOnly = true)
    MaintenanceWindow window(MaintenanceId id) {
        return store.find(id).orElseThrow(() -> new NotFound("maintenance " + id.value()));
    }

    @Transactional(readOnly = true)
    List<MaintenanceWindow> ended(Instant now, int most) {
        return store.ended(now, most);
    }

    @Transactional(readOnly = true)
    List<MaintenanceWindow> after(long id, int limit) {
        return store.after(id, limit);
    }

    /** Agents and above. Refused when a value is wrong, or names what is not there. What is being paged already goes on. */
    MaintenanceWindow plan(MaintenanceDraft draft, Viewer viewer, Instant now) {
        viewer.needs(Role.AGENT);
        refuseIfWrong(draft, now);
        MaintenanceId id = store.insert(draft);
        return written(id, draft, "planned", viewer, now);
    }

    /** Agents and above. Refused when it is over, and as in {@link #plan}; once it has begun, its beginning stays. */
    MaintenanceWindow change(MaintenanceId id, MaintenanceDraft wanted, Viewer viewer, Instant now) {
        viewer.needs(Role.AGENT);
        MaintenanceWindow before = locked(id, now);
        MaintenanceDraft draft = before.lasts(now) ? from(before.from(), wanted) : wanted;
        refuseIfWrong(draft, now);
        store.update(id, draft);
        MaintenanceWindow changed = written(id, draft, "changed", viewer, now);
        events.publishEvent(new MaintenanceMoved(id, changed.end(), now));
        return changed;
    }

    /** It is over now, or does not begin at all: what it held pages at once, if it is still broken. Agents and above. Refused when it is over. */
    MaintenanceWindow end(MaintenanceId id, Viewer viewer, Instant now) {
        viewer.needs(Role.AGENT);
        locked(id, now);
        store.end(id, now);
        MaintenanceWindow ended = window(id);
        record(ended, "ended", viewer, now);
        news.tell(ended, where(ended), "is over", viewer, now);
        events.publishEvent(new MaintenanceMoved(id, now, now));
        return ended;
    }

    private MaintenanceWindow locked(MaintenanceId id, Instant now) {
        MaintenanceWindow window = store.lock(id).orElseThrow(() -> new NotFound("maintenance " + id.value()));
        if (window.over(now)) {
            throw Refused.conflict("This maintenance is over already. Plan another.");
        }
        return window;
    }

    private MaintenanceWindow written(
            MaintenanceId id, MaintenanceDraft draft, String verb, Viewer viewer, Instant now) {
        store.cover(id, draft.services(), covered(draft));
        store.tell(id, draft.told());
        MaintenanceWindow window = window(id);
        record(window, verb, viewer, now);
        news.tell(window, where(window), "is " + verb, viewer, now);
        return window;
    }

    private Set<ServiceId> covered(MaintenanceDraft draft) {
        Set<ServiceId> covered = new LinkedHashSet<>(draft.services());
        if (draft.dependents()) {
            draft.services().forEach(service -> covered.addAll(services.allThatNeed(service)));
        }
        return covered;
    }

    private void refuseIfWrong(MaintenanceDraft draft, Instant now) {
        draft.refuseIfWrong(now);
        draft.services().forEach(services::service);
        if (!teams.names().keySet().containsAll(draft.told())) {
            throw Refused.invalid("told", "There is no such team.");
        }
    }

    private static MaintenanceDraft from(Instant begin, MaintenanceDraft draft) {
        return new MaintenanceDraft(
                draft.services(),
                draft.dependents(),
                begin,
                draft.until(),
                draft.zone(),
                draft.reason(),
                draft.holdsP1(),
                draft.told());
    }

    private void record(MaintenanceWindow window, String verb, Viewer viewer, Instant now) {
        timeline.append(Entry.internal(
                window.id().subject(),
                now,
                viewer.actor(),
                verb,
                where(window) + ": " + window.reason(),
                Map.of("from", window.from().toString(), "until", window.end().toString())));
    }
}
