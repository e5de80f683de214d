package org.nightdesk.sla;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.nightdesk.catalog.ServiceId;
import org.nightdesk.engine.Bell;
import org.nightdesk.people.OrganisationId;
import org.nightdesk.sla.Book.Agreed;
import org.nightdesk.sla.CourseStore.Joined;
import org.nightdesk.sla.CourseStore.Kept;
import org.nightdesk.sla.CourseStore.Reckoned;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The clocks of tickets. Who changes a ticket says here what happened, in the same transaction. */
@Component
@Transactional
public class Clocks {

    static final String TOPIC = "sla.clock";

    private static final Reckoned UNKNOWN =
            new Reckoned(Optional.empty(), Optional.empty(), Optional.empty(), List.of());

    private final CourseStore courses;
    private final BookStore books;
    private final Bell bell;

    Clocks(CourseStore courses, BookStore books, Bell bell) {
        this.courses = courses;
        this.books = books;
        this.bell = bell;
    }

    /** Something happened to a ticket; a ticket not known yet is taken as opened when the matter says. */
    public void happened(Matter matter, Deed deed) {
        boolean opening = deed.kind() == Deed.Kind.OPENED;
        Optional<Kept> known = opening ? Optional.empty() : courses.lock(matter.ticket());
        Kept kept = known.orElseGet(() -> fresh(matter)).of(matter);
        save(opening ? kept : kept.with(deed));
    }

    /** Its priority, service or customer is another: what is promised may be as well, from its opening on. */
    public void changed(Matter matter) {
        save(courses.lock(matter.ticket()).orElseGet(() -> fresh(matter)).of(matter));
    }

    /** These tickets are another customer's: what is due by the agreement with that one is reckoned within moments. */
    public void customer(Collection<Long> tickets, Optional<OrganisationId> customer) {
        courses.customer(tickets, customer);
        bell.ring(Recomputing.TOPIC);
    }

    /** One ticket becomes part of another, which owes from now on whatever was promised for either, the earlier first. */
    public void joined(Matter part, Matter whole, Instant now) {
        Kept gone = courses.lock(part.ticket()).orElseGet(() -> fresh(part));
        Kept stays = courses.lock(whole.ticket()).orElseGet(() -> fresh(whole));
        List<Joined> all = new ArrayList<>(stays.joined());
        all.add(new Joined(gone.matter(), gone.deeds()));
        all.addAll(gone.joined());
        save(stays.joining(all));
        save(gone.with(Deed.of(Deed.Kind.ENDED, now)));
    }

    /** It was merged by mistake: each owes its own again, with what has happened to both meanwhile. */
    public void parted(Matter part, Matter whole) {
        Kept stays = courses.lock(whole.ticket()).orElseGet(() -> fresh(whole));
        Kept gone = courses.lock(part.ticket()).orElseGet(() -> fresh(part));
        Set<Long> its =
                gone.joined().stream().map(each -> each.matter().ticket()).collect(Collectors.toSet());
        stays.joined().stream()
                .filter(each -> each.matter().ticket() == part.ticket())
                .findFirst()
                .ifPresent(own -> save(gone.with(own.deeds())
                        .joining(stays.joined().stream()
                                .filter(each -> its.contains(each.matter().ticket()))
                                .toList())));
        save(stays.joining(stays.joined().stream()
                .filter(each -> each.matter().ticket() != part.ticket())
                .filter(each -> !its.contains(each.matter().ticket()))
                .toList()));
    }

    /** The matrix agreed for such tickets; the usual one where nothing is. */
    @Transactional(readOnly = true)
    public Matrix matrix(ServiceId service, Optional<OrganisationId> customer) {
        return books.book()
                .closest(service, customer)
                .map(agreement -> agreement.definition().matrix())
                .orElse(Matrix.USUAL);
    }

    /** How the clocks of a ticket stand; of one that has none, nothing. */
    @Transactional(readOnly = true)
    public Standing standing(long ticket, Instant now) {
        return standings(List.of(ticket), now).getOrDefault(ticket, Standing.NOTHING);
    }

    /** Those of several; tickets without clocks are left out. */
    @Transactional(readOnly = true)
    public Map<Long, Standing> standings(Collection<Long> tickets, Instant now) {
        Book book = books.book();
        Map<Long, Standing> standings = new HashMap<>();
        for (Kept kept : courses.find(tickets)) {
            book.agreed(kept.matter(), kept.deeds()).ifPresent(agreed -> {
                Reckoned right = Reckoner.reckon(kept, book);
                standings.put(
                        kept.matter().ticket(),
                        new Standing(
                                Reckoner.strips(kept, book, now),
                                Reckoner.wait(kept, Optional.of(agreed), now),
                                agreed.agreement().name(),
                                agreed.calendar().name(),
                                agreed.calendar().version(),
                                !right.dueAt().equals(kept.reckoned().dueAt())));
            });
        }
        return standings;
    }

    /** Of these tickets those whose customer had the last word: they wrote, or had it opened, and have not been answered since. */
    @Transactional(readOnly = true)
    public Set<Long> unanswered(Collection<Long> tickets) {
        return courses.find(tickets).stream()
                .filter(kept -> kept.matter().organisation().isPresent())
                .filter(kept -> kept.deeds().stream()
                        .map(Deed::kind)
                        .filter(kind ->
                                kind == Deed.Kind.OPENED || kind == Deed.Kind.ASKED || kind == Deed.Kind.ANSWERED)
                        .reduce((before, after) -> after)
                        .filter(last -> last != Deed.Kind.ANSWERED)
                        .isPresent())
                .map(kept -> kept.matter().ticket())
                .collect(Collectors.toSet());
    }

    private static Kept fresh(Matter matter) {
        return new Kept(matter, List.of(Deed.of(Deed.Kind.OPENED, matter.openedAt())), List.of(), Map.of(), UNKNOWN);
    }

    void save(Kept kept) {
        Book book = books.book();
        Optional<Agreed> agreed = book.agreed(kept.matter(), kept.deeds());
        courses.save(
                kept, Reckoner.reckon(kept, book), owed(kept.deeds()), agreed.map(Agreed::calendar), book.edition());
        bell.ring(TOPIC);
    }

    private static boolean owed(List<Deed> deeds) {
        boolean owed = true;
        for (Deed deed : deeds) {
            owed = switch (deed.kind()) {
                case RESOLVED, ENDED -> false;
                case OPENED, REOPENED -> true;
                case TAKEN, ANSWERED, ASKED, HELD, RESUMED, RESTORED -> owed;
            };
        }
        return owed;
    }

    /** Reckons some tickets again whose columns follow from an older edition; how many. */
    int catchUp(int most) {
        Book book = books.book();
        List<Kept> outdated = courses.outdated(book.edition(), most);
        if (!outdated.isEmpty()) {
            courses.saveAll(outdated, reckoned(outdated, book), book.edition());
        }
        return outdated.size();
    }

    /** Compares some tickets with what follows from their deeds and mends what differs; the last one looked at, and how many were wrong. */
    Swept sweep(long after, int most) {
        Book book = books.book();
        List<Kept> some = courses.after(after, most);
        List<Reckoned> right = reckoned(some, book);
        List<Kept> wrong = new ArrayList<>();
        List<Reckoned> mended = new ArrayList<>();
        for (int i = 0; i < some.size(); i++) {
            if (!some.get(i).reckoned().equals(right.get(i))) {
                wrong.add(some.get(i));
                mended.add(right.get(i));
            }
        }
        if (!wrong.isEmpty()) {
            courses.saveAll(wrong, mended, book.edition());
        }
        return new Swept(some.isEmpty() ? 0 : some.getLast().matter().ticket(), wrong.size());
    }

    /** {@code last} is 0 when the sweep has come to its end. */
    record Swept(long last, int wrong) {}

    private static List<Reckoned> reckoned(List<Kept> some, Book book) {
        return some.stream().map(kept -> Reckoner.reckon(kept, book)).toList();
    }
}
