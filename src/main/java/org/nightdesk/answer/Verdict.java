package org.nightdesk.answer;

import java.time.Instant;
import java.util.Optional;
import org.nightdesk.paging.Page;
import org.nightdesk.paging.PageState;
import org.nightdesk.paging.Pages;
import org.nightdesk.people.Person;
import org.nightdesk.subject.Refused;
import org.springframework.stereotype.Component;

/** Carries out what a person wants of one page, and says what became of it. A late answer takes a page from nobody. */
@Component
class Verdict {

    private final Pages pages;

    Verdict(Pages pages) {
        this.pages = pages;
    }

    /** One sentence. Nothing changes when the page is over, or somebody else's. */
    String on(Page page, Person person, boolean mine, Instant now) {
        return switch (page.state()) {
            case PageState.Stopped over -> "It is over: " + title(page) + " (" + over.reason() + ").";
            case PageState.Acknowledged taken
            when taken.by().filter(person.id()::equals).isEmpty() ->
                taken.name() + " has it already: " + title(page) + ". Nothing was changed.";
            case PageState.Acknowledged taken when mine -> "It is yours already: " + title(page) + ".";
            case PageState.Acknowledged taken -> passedOn(page, person, now);
            case PageState.Waiting waiting -> decided(page, person, mine, now);
            case PageState.Paging paging -> decided(page, person, mine, now);
            case PageState.Exhausted exhausted -> decided(page, person, mine, now);
        };
    }

    private String decided(Page page, Person person, boolean mine, Instant now) {
        return mine ? taken(page, person, now) : passedOn(page, person, now);
    }

    private String taken(Page page, Person person, Instant now) {
        try {
            Page after = pages.acknowledge(page.id(), person.actor(), Optional.empty(), now);
            return after.state().calling()
                    ? "Noted, others must answer too: " + title(page) + "."
                    : "It is yours: " + title(page) + ".";
        } catch (Refused late) {
            return String.valueOf(late.getMessage());
        }
    }

    private String passedOn(Page page, Person person, Instant now) {
        try {
            pages.escalate(page.id(), person.actor(), "Not mine", now);
            return "Passed on, the next is called: " + title(page) + ".";
        } catch (Refused late) {
            return String.valueOf(late.getMessage());
        }
    }

    private static String title(Page page) {
        return page.id().value() + " P" + page.priority() + " " + page.service();
    }
}
