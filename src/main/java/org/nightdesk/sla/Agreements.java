package org.nightdesk.sla;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.nightdesk.catalog.ServiceId;
import org.nightdesk.engine.Bell;
import org.nightdesk.people.OrganisationId;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Subject;
import org.nightdesk.subject.Viewer;
import org.nightdesk.timeline.Entry;
import org.nightdesk.timeline.Timeline;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Calendars and agreements: staff read them, leads change them; each change has every open clock reckoned again. */
@Component
@Transactional
class Agreements {

    private static final int LONGEST_NAME = 100;

    private final BookStore store;
    private final Timeline timeline;
    private final Bell bell;

    Agreements(BookStore store, Timeline timeline, Bell bell) {
        this.store = store;
        this.timeline = timeline;
        this.bell = bell;
    }

    List<KeptCalendar> calendars() {
        return store.calendars();
    }

    KeptCalendar calendar(long id) {
        return store.calendar(id).orElseThrow(() -> new NotFound("calendar " + id));
    }

    List<Agreement> agreements() {
        return store.agreements();
    }

    Agreement agreement(long id) {
        return store.agreement(id).orElseThrow(() -> new NotFound("agreement " + id));
    }

    /** Refuses a calendar that is never open, and a name that is taken. */
    KeptCalendar create(String name, CalendarDraft draft, Viewer viewer, Instant now) {
        viewer.needs(Role.LEAD);
        draft.calendar();
        KeptCalendar created = store.insert(fit(name), draft).orElseThrow(() -> taken(name));
        store.keepVersion(created.id(), now);
        record(Subject.of("calendar", created.id()), "created", created.name(), created.version(), viewer, now);
        return created;
    }

    /** A new version; refuses as {@link #create} does. */
    KeptCalendar change(long id, String name, CalendarDraft draft, Viewer viewer, Instant now) {
        viewer.needs(Role.LEAD);
        calendar(id);
        draft.calendar();
        KeptCalendar changed = store.update(id, fit(name), draft).orElseThrow(() -> taken(name));
        store.keepVersion(id, now);
        reckonAgain();
        record(Subject.of("calendar", id), "changed", changed.name(), changed.version(), viewer, now);
        return changed;
    }

    /** Refuses targets that cannot be promised, and a second agreement for the same customer and service. */
    Agreement agree(
            String name,
            Optional<OrganisationId> organisation,
            Optional<ServiceId> service,
            Definition definition,
            Viewer viewer,
            Instant now) {
        viewer.needs(Role.LEAD);
        definition.check(calendarIds());
        Agreement created = store.insert(fit(name), organisation, service, definition)
                .orElseThrow(
                        () -> Refused.invalid(
                                "name",
                                "There is an agreement of that name, or for that customer and service, already. Change that one."));
        reckonAgain();
        record(Subject.of("agreement", created.id()), "created", created.name(), created.version(), viewer, now);
        return created;
    }

    /** Other targets and rules, for tickets that are open as well, from their opening on. */
    Agreement change(long id, Definition definition, Viewer viewer, Instant now) {
        viewer.needs(Role.LEAD);
        Agreement before = agreement(id);
        definition.check(calendarIds());
        store.update(id, definition);
        reckonAgain();
        record(Subject.of("agreement", id), "changed", before.name(), before.version() + 1, viewer, now);
        return agreement(id);
    }

    private java.util.Set<Long> calendarIds() {
        return store.calendars().stream().map(KeptCalendar::id).collect(Collectors.toSet());
    }

    private void reckonAgain() {
        store.nextEdition();
        bell.ring(Recomputing.TOPIC);
    }

    private void record(Subject subject, String verb, String name, int version, Viewer viewer, Instant now) {
        timeline.append(Entry.internal(subject, now, viewer.actor(), verb, name, Map.of("version", version)));
    }

    private static String fit(String name) {
        String fit = name.strip();
        if (fit.isEmpty() || fit.length() > LONGEST_NAME) {
            throw Refused.invalid("name", "Give it a name of 1 to 100 characters.");
        }
        return fit;
    }

    private static Refused taken(String name) {
        return Refused.invalid(
                "name", "There is a calendar called \"" + name.strip() + "\" already. Choose another name.");
    }
}
