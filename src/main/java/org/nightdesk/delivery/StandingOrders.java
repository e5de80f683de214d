package org.nightdesk.delivery;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.nightdesk.engine.Bell;
import org.nightdesk.people.People;
import org.nightdesk.people.Person;
import org.nightdesk.report.ReportFiles;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.timeline.Entry;
import org.nightdesk.timeline.Timeline;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Standing orders: which report goes where and when. Whoever may run a report may have it sent to their own mail address; everything else leaves the house,
 * or goes to somebody else, and is for leads.
 */
@Component
class StandingOrders {

    private final OrderStore store;
    private final ParcelStore parcels;
    private final SendingStore sendings;
    private final ReportFiles reports;
    private final Carrier carrier;
    private final People people;
    private final Planner planner;
    private final Timeline timeline;
    private final Bell bell;

    StandingOrders(
            OrderStore store,
            ParcelStore parcels,
            SendingStore sendings,
            ReportFiles reports,
            Carrier carrier,
            People people,
            Planner planner,
            Timeline timeline,
            Bell bell) {
        this.store = store;
        this.parcels = parcels;
        this.sendings = sendings;
        this.reports = reports;
        this.carrier = carrier;
        this.people = people;
        this.planner = planner;
        this.timeline = timeline;
        this.bell = bell;
    }

    /** The viewer's own, and for leads all. */
    List<StandingOrder> of(Viewer viewer) {
        viewer.needs(Role.RESPONDER);
        return store.visible(viewer);
    }

    /** NotFound when there is none that the viewer may see. */
    StandingOrder order(long id, Viewer viewer) {
        viewer.needs(Role.RESPONDER);
        return store.find(id, viewer).orElseThrow(() -> new NotFound("delivery " + id));
    }

    /** Run as {@code owner}, who may run the report. Refused, naming the field, when something is wrong, or not for {@code by} to decide. */
    @Transactional
    StandingOrder create(OrderDraft draft, Person owner, Viewer by, Instant now) {
        Instant due = checked(draft, owner, by, now);
        StandingOrder made = order(store.insert(draft, owner, due, now), by);
        record(made, "created", by, now);
        bell.ring(Planner.TOPIC);
        return made;
    }

    /** What went wrong with the latest of each, by order. */
    Map<Long, String> troubles(List<StandingOrder> of) {
        return parcels.troubles(of.stream().map(StandingOrder::id).toList());
    }

    /** It runs with its owner's rights, so that nobody else says where it goes. */
    boolean mayChange(StandingOrder order, Viewer viewer) {
        return viewer.may(Role.ADMINISTRATOR)
                || viewer.actor().isPerson()
                        && viewer.actor().id() == order.owner().value();
    }

    /** The report and the owner stay. One that rests goes on resting. Refused for anybody but its owner and administrators. */
    @Transactional
    StandingOrder change(long id, OrderDraft draft, Viewer by, Instant now) {
        StandingOrder before = order(id, by);
        if (!mayChange(before, by)) {
            throw Refused.conflict("It runs as " + before.ownerName()
                    + ", who alone changes it. You can pause it, or make one of your own.");
        }
        if (draft.report() != before.wanted().report()) {
            throw Refused.invalid("report", "The report stays. Make another delivery of the other one.");
        }
        Instant due = checked(draft, people.person(before.owner()), by, now);
        store.update(id, draft, before.due().isPresent() ? due : null);
        StandingOrder changed = order(id, by);
        record(changed, "changed", by, now);
        return changed;
    }

    private Instant checked(OrderDraft draft, Person owner, Viewer by, Instant now) {
        by.needs(Role.RESPONDER);
        draft.check();
        reports.check(
                draft.report(),
                draft.values(LocalDate.ofInstant(now, draft.when().zone())),
                by);
        Target target = draft.target();
        for (String address : target.addresses()) {
            carrier.problemWith(target.way(), address).ifPresent(reason -> {
                throw Refused.invalid("to", reason);
            });
            checkMaySend(target, address, owner, by);
        }
        return draft.when()
                .next(now, open(draft))
                .orElseThrow(() -> Refused.invalid("every", "It would never be due."));
    }

    private static void checkMaySend(Target target, String address, Person owner, Viewer by) {
        boolean home = target.way().isMail() && address.equalsIgnoreCase(owner.email());
        if (!home && !by.may(Role.LEAD)) {
            throw Refused.invalid(
                    "to",
                    "Yours is " + owner.email() + ". A lead can have it sent to others, to folders and to programs.");
        }
    }

    private Predicate<LocalDate> open(OrderDraft draft) {
        return planner.open(draft.calendar());
    }

    /** Rests, or goes on with the next time from now. */
    @Transactional
    StandingOrder rest(long id, boolean rests, Viewer by, Instant now) {
        StandingOrder order = order(id, by);
        if (rests != order.due().isEmpty()) {
            store.due(
                    id,
                    rests
                            ? null
                            : order.wanted()
                                    .when()
                                    .next(now, open(order.wanted()))
                                    .orElse(null));
            record(order, rests ? "paused" : "resumed", by, now);
            bell.ring(Planner.TOPIC);
        }
        return order(id, by);
    }

    /** One more, at once, whatever the schedule says. */
    @Transactional
    void deliver(long id, Viewer by, Instant now) {
        StandingOrder order = order(id, by);
        parcels.insert(id, now, 0, now);
        record(order, "delivered by hand", by, now);
        bell.ring(Packer.TOPIC);
    }

    /** What failed of a parcel is sent again. Refused when nothing has. */
    @Transactional
    void sendAgain(long id, long parcel, Viewer by, Instant now) {
        StandingOrder order = order(id, by);
        parcel(order, parcel);
        if (sendings.again(parcel, now) == 0) {
            throw Refused.conflict("Nothing of it has failed.");
        }
        record(order, "sent again", by, now);
        bell.ring(Sender.TOPIC);
    }

    /** With what it delivered; the timeline remembers it. */
    @Transactional
    void delete(long id, Viewer by, Instant now) {
        StandingOrder order = order(id, by);
        record(order, "deleted", by, now);
        store.delete(id);
    }

    /** The newest first. */
    List<Parcel> parcels(StandingOrder order, int most) {
        return parcels.of(order.id(), most);
    }

    List<Sending> sendings(List<Parcel> of) {
        return sendings.of(of.stream().map(Parcel::id).toList());
    }

    /** NotFound when it is another order's. */
    Parcel parcel(StandingOrder order, long id) {
        return parcels.find(id)
                .filter(parcel -> parcel.order() == order.id())
                .orElseThrow(() -> new NotFound("parcel " + id));
    }

    /** For everybody who may run the report. NotFound when it is kept no longer. */
    ParcelStore.Kept file(long id, long parcel, Viewer by) {
        StandingOrder order = store.find(id).orElseThrow(() -> new NotFound("delivery " + id));
        reports.choice(order.wanted().report(), by);
        return parcels.file(parcel(order, parcel).id()).orElseThrow(() -> new NotFound("file of parcel " + parcel));
    }

    private void record(StandingOrder order, String verb, Viewer by, Instant now) {
        timeline.append(Entry.internal(
                order.subject(),
                now,
                by.actor(),
                verb,
                order.wanted().name(),
                Map.of("report", order.wanted().report())));
    }
}
