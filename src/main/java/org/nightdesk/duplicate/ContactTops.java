package org.nightdesk.duplicate;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.nightdesk.duplicate.screen.PartsScreen;
import org.nightdesk.duplicate.screen.PartsScreen.Like;
import org.nightdesk.duplicate.screen.PartsScreen.Part;
import org.nightdesk.people.People;
import org.nightdesk.people.Person;
import org.nightdesk.people.PersonId;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Subject;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Panel;
import org.springframework.stereotype.Component;

/** On a contact: whom they are part of, who is part of them, and who they may be as well. */
@Component
class ContactTops implements Panel {

    private static final int FEW = 3;

    private final Contacts contacts;
    private final Choosing choosing;
    private final People people;

    ContactTops(Contacts contacts, Choosing choosing, People people) {
        this.contacts = contacts;
        this.choosing = choosing;
        this.people = people;
    }

    @Override
    public String slot() {
        return "person.top";
    }

    @Override
    public Optional<Piece> on(Subject subject, Viewer viewer, Instant now) {
        PersonId id = new PersonId(Long.parseLong(subject.id()));
        Person person = people.person(id);
        if (person.role() != Role.REQUESTER) {
            return Optional.empty();
        }
        boolean agent = viewer.may(Role.AGENT);
        Optional<Merged> whole = contacts.of(id);
        return Optional.of(new Piece(
                "duplicate/parts",
                new PartsScreen(
                        Merged.CONTACT,
                        "/people/" + id.text(),
                        whole.map(merged -> part(merged, merged.kept())),
                        contacts.into(id).stream()
                                .map(merged -> part(merged, merged.gone()))
                                .toList(),
                        agent && whole.isEmpty() && person.active() ? likes(person, viewer) : List.of(),
                        agent)));
    }

    private List<Like> likes(Person person, Viewer viewer) {
        return choosing.with(person, "", viewer).stream()
                .limit(FEW)
                .map(option -> new Like(option.id(), option.name(), option.detail(), option.why()))
                .toList();
    }

    private Part part(Merged merged, long other) {
        Person person = people.person(new PersonId(other));
        return new Part(person.name(), person.email(), "/people/" + person.id().text(), merged.by(), merged.at());
    }
}
