package org.nightdesk.answer;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.nightdesk.answer.Wish.Deed;
import org.nightdesk.paging.Page;
import org.nightdesk.paging.PageState;
import org.nightdesk.paging.Pages;
import org.nightdesk.people.People;
import org.nightdesk.people.Person;
import org.nightdesk.people.Viewers;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Carries out what a person wants of one page, and says what became of it. A late answer takes a page from nobody. What is refused is rolled back alone: that it was
 * read is kept.
 */
@Component
class Verdict {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("EEE HH:mm", Locale.ENGLISH);

    private final Pages pages;
    private final ShiftEnds shifts;
    private final People people;
    private final Viewers viewers;
    private final TransactionTemplate within;

    Verdict(Pages pages, ShiftEnds shifts, People people, Viewers viewers, PlatformTransactionManager transactions) {
        this.pages = pages;
        this.shifts = shifts;
        this.people = people;
        this.viewers = viewers;
        this.within = new TransactionTemplate(transactions);
        within.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    /** As {@link #on(Page, Person, Wish, String, Instant)}, without an end. */
    String on(Page page, Person person, Deed deed, String way, Instant now) {
        return on(page, person, new Wish(Optional.empty(), false, deed), way, now);
    }

    /** One sentence. Nothing changes when the page is over, or somebody else's, or the end that is wished for is none. {@code way} is the kind by which it came. */
    String on(Page page, Person person, Wish wish, String way, Instant now) {
        boolean takes = wish.deed() == Deed.TAKE && wish.until().isEmpty();
        return switch (page.state()) {
            case PageState.Stopped over -> "It is over: " + title(page) + " (" + over.reason() + ").";
            case PageState.Acknowledged taken
            when taken.by().filter(person.id()::equals).isEmpty() ->
                taken.name() + " has it already: " + title(page) + ". Nothing was changed.";
            case PageState.Acknowledged taken when takes -> "It is yours already: " + title(page) + ".";
            case PageState.Acknowledged taken -> decided(page, person, wish, way, now);
            case PageState.Waiting waiting -> decided(page, person, wish, way, now);
            case PageState.Paging paging -> decided(page, person, wish, way, now);
            case PageState.Exhausted exhausted -> decided(page, person, wish, way, now);
        };
    }

    private String decided(Page page, Person person, Wish wish, String way, Instant now) {
        return switch (wish.deed()) {
            case TAKE -> taken(page, person, wish.until(), way, now);
            case PASS_ON -> passedOn(page, person, now);
            case RESOLVE -> resolved(page, person, now);
        };
    }

    private String resolved(Page page, Person person, Instant now) {
        return unlessRefused(() -> {
            pages.resolve(page.id(), viewers.of(person), "", now);
            return "Resolved: " + title(page) + ".";
        });
    }

    private String taken(Page page, Person person, Optional<Until> until, String way, Instant now) {
        return unlessRefused(() -> {
            ZoneId zone = people.zone(person, now);
            Optional<Instant> end = until.map(wished -> wished.at(zone, shifts.end(person.id(), now), now));
            Page after = pages.acknowledge(page.id(), person.actor(), end, way, now);
            if (after.state().calling()) {
                return "Noted, others must answer too: " + title(page) + ".";
            }
            return "It is yours"
                    + end.map(at -> " until " + CLOCK.format(at.atZone(zone))).orElse("") + ": " + title(page) + ".";
        });
    }

    private String passedOn(Page page, Person person, Instant now) {
        return unlessRefused(() -> {
            pages.escalate(page.id(), person.actor(), "Not mine", now);
            return "Passed on, the next is called: " + title(page) + ".";
        });
    }

    private String unlessRefused(Supplier<String> verb) {
        try {
            return String.valueOf(within.<String>execute(status -> verb.get()));
        } catch (Refused refused) {
            return String.valueOf(refused.getMessage());
        } catch (NotFound hidden) {
            return "It is not yours to see. Nothing was changed.";
        }
    }

    private static String title(Page page) {
        return page.id().value() + " P" + page.priority() + " " + page.service();
    }
}
