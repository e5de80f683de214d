package org.nightdesk.rehearsal;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.nightdesk.memo.Memos;
import org.nightdesk.people.People;
import org.nightdesk.people.Person;
import org.nightdesk.subject.Role;
import org.nightdesk.web.Place;
import org.nightdesk.web.Times;
import org.springframework.stereotype.Component;

/** Mails all leads one list of what would go wrong; the administrators where there is no lead. */
@Component
class LeadsTold {

    private final People people;
    private final Memos memos;

    LeadsTold(People people, Memos memos) {
        this.people = people;
        this.memos = memos;
    }

    /** {@code news} of them nobody has heard of; within the caller's transaction. */
    void tell(List<Trouble> troubles, int news, Instant now) {
        String title = "The nights to come: " + (news == 1 ? "one thing is new" : news + " things are new");
        for (Person lead : leads()) {
            Times times = new Times(now, Place.of(lead.zone()), List.of());
            String text = troubles.stream().map(trouble -> line(trouble, times)).collect(Collectors.joining("\n\n"));
            memos.send(lead.id(), title, text, RehearsalPages.PATH, now);
        }
    }

    private List<Person> leads() {
        List<Person> staff = people.staff();
        List<Person> leads =
                staff.stream().filter(person -> person.role() == Role.LEAD).toList();
        return leads.isEmpty()
                ? staff.stream()
                        .filter(person -> person.role() == Role.ADMINISTRATOR)
                        .toList()
                : leads;
    }

    private static String line(Trouble trouble, Times times) {
        return times.title(trouble.first()) + ": " + trouble.what() + TroubleWords.often(trouble) + "\n"
                + trouble.remedy();
    }
}
