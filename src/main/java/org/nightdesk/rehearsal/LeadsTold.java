package org.nightdesk.rehearsal;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nightdesk.memo.Memos;
import org.nightdesk.people.People;
import org.nightdesk.people.Person;
import org.nightdesk.rehearsal.RehearsalStore.Kept;
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

    /** Of {@code troubles} and of what is well again, in one mail; none when there is nothing new. Within the caller's transaction. */
    void tell(List<Trouble> troubles, Kept kept, Instant now) {
        if (kept.news().isEmpty() && kept.well().isEmpty()) {
            return;
        }
        for (Person lead : leads()) {
            Times times = new Times(now, Place.of(people.zone(lead, now)), List.of());
            String text = Stream.concat(
                            (kept.news().isEmpty() ? Stream.<Trouble>empty() : troubles.stream())
                                    .map(trouble -> line(trouble, times)),
                            kept.well().stream().map(trouble -> "Well again: " + trouble.what()))
                    .collect(Collectors.joining("\n\n"));
            memos.send(lead.id(), title(kept), text, RehearsalPages.PATH, now);
        }
    }

    private static String title(Kept kept) {
        int news = kept.news().size();
        int well = kept.well().size();
        return "The nights to come: "
                + (news == 0
                        ? well == 1 ? "one thing is well again" : well + " things are well again"
                        : news == 1 ? "one thing is new" : news + " things are new");
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
