package org.nightdesk.absence;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.nightdesk.absence.CalendarStore.Due;
import org.nightdesk.engine.Bell;
import org.nightdesk.engine.LeasedWork;
import org.nightdesk.engine.Ticking;
import org.nightdesk.holiday.DaysOff;
import org.nightdesk.holiday.DaysOffFeeds;
import org.nightdesk.people.People;
import org.nightdesk.people.Person;
import org.nightdesk.subject.Refused;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads people's calendars every six hours; one that cannot be read leaves what was read before. */
@Component
class CalendarReader extends LeasedWork<Due> {

    static final String TOPIC = "absence.calendar";

    private static final int AT_ONCE = 2;
    private static final Duration LEASE = Duration.ofMinutes(5);
    private static final Duration PAUSE = Duration.ofHours(6);
    private static final int MOST_DAYS = 600;

    private final CalendarStore store;
    private final Absences absences;
    private final DaysOffFeeds feeds;
    private final People people;
    private final TransactionTemplate transaction;
    private final InstantSource clock;
    private final Bell bell;

    CalendarReader(
            CalendarStore store,
            Absences absences,
            DaysOffFeeds feeds,
            People people,
            TransactionTemplate transaction,
            InstantSource clock,
            Bell bell,
            Ticking ticking) {
        super(TOPIC, AT_ONCE, bell, ticking);
        this.store = store;
        this.absences = absences;
        this.feeds = feeds;
        this.people = people;
        this.transaction = transaction;
        this.clock = clock;
        this.bell = bell;
    }

    @Override
    public Optional<String> earliest() {
        return Optional.of(CalendarStore.EARLIEST);
    }

    @Override
    protected List<Due> claim(int room, Instant now) {
        List<Due> claimed = transaction.execute(status -> store.claim(now, LEASE, room));
        return claimed == null ? List.of() : claimed;
    }

    @Override
    protected void handle(Due due) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Person person = people.person(due.person());
        if (!person.active()) {
            store.remove(due.person());
            return;
        }
        try {
            List<AbsenceDraft> drafts = drafts(person, feeds.read(due.address(), now), now);
            transaction.executeWithoutResult(status -> keep(due, drafts, now));
        } catch (Refused refused) {
            store.done(due, refused.problems().getFirst().reason(), now, now.plus(PAUSE));
        }
        bell.ring(Absences.TOPIC);
    }

    private void keep(Due due, List<AbsenceDraft> drafts, Instant now) {
        if (store.done(due, "", now, now.plus(PAUSE))) {
            absences.follow(due.person(), drafts, now);
        }
    }

    // Days that follow each other are one absence, whose beginning may be past. What they are called is theirs: it is
    // not kept.
    private List<AbsenceDraft> drafts(Person person, DaysOff off, Instant now) {
        TreeSet<LocalDate> days =
                off.days().stream().map(DaysOff.Day::date).collect(Collectors.toCollection(TreeSet::new));
        LocalDate today = LocalDate.ofInstant(now, people.zone(person, now));
        Function<LocalDate, ZoneId> clocks = AbsenceForm.clocks(people, person);
        int coming = days.tailSet(today).size();
        if (coming > MOST_DAYS) {
            throw Refused.invalid(
                    "address",
                    "By this calendar you are away on " + coming
                            + " of the days to come: something in it repeats without an end. Give it one.");
        }
        List<AbsenceDraft> drafts = new ArrayList<>();
        LocalDate first = null;
        for (LocalDate day : days) {
            first = first == null ? day : first;
            if (!days.contains(day.plusDays(1))) {
                if (!day.isBefore(today)) {
                    drafts.add(AbsenceDraft.days(person.id(), first, day, clocks.apply(first)));
                }
                first = null;
            }
        }
        return drafts;
    }

    @Override
    protected String name(Due due) {
        return "calendar of " + due.person().text();
    }
}
