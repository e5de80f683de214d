package org.nightdesk.change;

import java.time.Instant;
import java.util.Optional;
import org.nightdesk.memo.Memos;
import org.nightdesk.people.People;
import org.nightdesk.people.Person;
import org.nightdesk.people.PersonId;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.springframework.stereotype.Component;

/** Mails whoever must know: leads of an emergency, the author of what was said to a change. */
@Component
class ChangeNews {

    private static final String PERSON = "person:";

    private final Memos memos;
    private final People people;

    ChangeNews(Memos memos, People people) {
        this.memos = memos;
        this.people = people;
    }

    void emergency(Change change, Viewer by, Instant now) {
        people.staff().stream()
                .filter(person -> person.role().atLeast(Role.LEAD) && person.active())
                .filter(person -> !person.actor().equals(by.actor()))
                .forEach(person -> memos.send(
                        person.id(),
                        "Emergency change: " + change.title(),
                        "%s changes this now, and asks somebody else to agree afterwards.\n\n%s"
                                .formatted(by.actor().name(), change.why()),
                        ChangePages.path(change.id()),
                        now));
    }

    void said(Change change, boolean agreed, String word, Viewer by, Instant now) {
        author(change)
                .ifPresent(person -> memos.send(
                        person.id(),
                        "%s: %s".formatted(agreed ? "Approved" : "Sent back", change.title()),
                        "%s%s"
                                .formatted(
                                        by.actor().name(),
                                        agreed ? " agrees." : " sent it back." + (word.isEmpty() ? "" : "\n\n" + word)),
                        ChangePages.path(change.id()),
                        now));
    }

    private Optional<Person> author(Change change) {
        String key = change.author().key();
        return key.startsWith(PERSON)
                ? people.find(new PersonId(Long.parseLong(key.substring(PERSON.length()))))
                : Optional.empty();
    }
}
