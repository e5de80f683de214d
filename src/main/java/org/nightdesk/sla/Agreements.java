package org.nightdesk.sla;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.nightdesk.catalog.ServiceId;
import org.nightdesk.engine.Bell;
import org.nightdesk.holiday.DaysOffFeeds;
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
public class Agreements {

    private static final int LONGEST_NAME = 100;

    private final BookStore store;
    private final DaysOffStore feeds;
    private final DaysOffFeeds reader;
    private final Timeline timeline;
    private final Bell bell;

    Agreements(BookStore store, DaysOffStore feeds, DaysOffFeeds reader, Timeline timeline, Bell bell) {
        this.store = store;
        this.feeds = feeds;
        this.reader = reader;
        this.timeline = timeline;
        this.bell = bell;
    }

    public List<KeptCalendar> calendars() {
        return store.calendars();
    }

    /** NotFound when there is none. */
    public KeptCalendar calendar(long id) {
        return store.calendar(id).orElseThrow(() -> new NotFound("calendar " + id));
    }

    public List<Agreement> agreements() {
        return store.agreements();
    }

    /** NotFound when there is none. */
    public Agreement agreement(long id) {
        return store.agreement(id).orElseThrow(() -> new NotFound("agreement " + id));
    }

    /** Refuses a calendar that is never open, and a name that is taken. */
    public KeptCalendar create(String name, CalendarDraft draft, Viewer viewer, Instant now) {
        viewer.needs(Role.LEAD);
        check(draft);
        KeptCalendar created = store.insert(fit(name), draft).orElseThrow(() -> taken(name));
        store.keepVersion(created.id(), now);
        follow(created, now);
        record(Subject.of("calendar", created.id()), "created", created.name(), created.version(), viewer, now);
        return created;
    }

    /** A new version; refuses as {@link #create} does. */
    public KeptCalendar change(long id, String name, CalendarDraft draft, Viewer viewer, Instant now) {
        viewer.needs(Role.LEAD);
        CalendarDraft before = calendar(id).draft();
        CalendarDraft wanted = draft.keeping(before);
        check(wanted);
        KeptCalendar changed = store.update(id, fit(name), wanted).orElseThrow(() -> taken(name));
        store.keepVersion(id, now);
        follow(changed, now);
        reckonAgain();
        record(Subject.of("calendar", id), "changed", changed.name(), changed.version(), viewer, now);
        return changed;
    }

    /** How the reading of a calendar's feed goes; empty when it has none. */
    public Optional<FeedStanding> feed(long calendar) {
        return feeds.find(calendar).map(feed -> new FeedStanding(feed.address(), feed.readAt(), feed.trouble()));
    }

    /** {@code readAt}: the last time it could be read; {@code trouble}: why it could not since, empty when it could. */
    public record FeedStanding(String address, Optional<Instant> readAt, String trouble) {}

    /** Reads a calendar's feed again at once, not only tomorrow. */
    public void readAgain(long calendar, Viewer viewer, Instant now) {
        viewer.needs(Role.LEAD);
        calendar(calendar);
        feeds.hurry(calendar, now);
        bell.ring(DaysOffRound.TOPIC);
    }

    /** Refuses targets that cannot be promised, and a second agreement for the same customer and service. */
    public Agreement agree(
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
    public Agreement change(long id, String name, Definition definition, Viewer viewer, Instant now) {
        viewer.needs(Role.LEAD);
        Agreement before = agreement(id);
        definition.check(calendarIds());
        if (!store.update(id, fit(name), definition)) {
            throw Refused.invalid(
                    "name", "There is an agreement called \"" + name.strip() + "\" already. Choose another name.");
        }
        reckonAgain();
        record(Subject.of("agreement", id), "changed", fit(name), before.version() + 1, viewer, now);
        return agreement(id);
    }

    /** The agreement by which tickets of such a customer and service go; empty when nothing is promised to them. */
    public Optional<Agreement> closest(ServiceId service, Optional<OrganisationId> organisation) {
        return store.book().closest(service, organisation);
    }

    /**
     * What a ticket of that priority is promised by a definition, kept or not, if it is opened then and nothing else happens; nothing when it
     * names no calendar for it. The calendars are those that are kept.
     */
    public List<Strip> promised(Definition definition, int priority, Instant opened) {
        return definition.targets().stream()
                .filter(target -> target.priority() == priority)
                .findFirst()
                .map(target -> new Terms(
                                calendar(target.calendar()).draft().calendar(), target.promises(), definition.rules())
                        .strips(List.of(Deed.of(Deed.Kind.OPENED, opened)), opened))
                .orElse(List.of());
    }

    private void check(CalendarDraft draft) {
        draft.calendar();
        draft.feed()
                .map(feed -> reader.problemWith(feed.address()))
                .filter(reason -> !reason.isEmpty())
                .ifPresent(reason -> {
                    throw Refused.invalid("feed", reason);
                });
    }

    private void follow(KeptCalendar calendar, Instant now) {
        calendar.draft()
                .feed()
                .ifPresentOrElse(
                        feed -> feeds.want(calendar.id(), feed.address(), now), () -> feeds.forget(calendar.id()));
        bell.ring(DaysOffRound.TOPIC);
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
