package org.nightdesk.duplicate;

import java.util.List;
import java.util.Optional;
import org.nightdesk.people.OrganisationId;
import org.nightdesk.people.Organisations;
import org.nightdesk.people.PersonId;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What is likely there twice. Only proposed: people decide. For agents and above. */
@Component
@Transactional
class Likenesses {

    private final LikenessStore store;

    Likenesses(LikenessStore store) {
        this.store = store;
    }

    @Transactional(readOnly = true)
    List<Likeness> contacts(int most, Viewer viewer) {
        viewer.needs(Role.AGENT);
        return store.contacts(Optional.empty(), most);
    }

    @Transactional(readOnly = true)
    List<Likeness> contacts(PersonId with, int most, Viewer viewer) {
        viewer.needs(Role.AGENT);
        return store.contacts(Optional.of(with.value()), most);
    }

    @Transactional(readOnly = true)
    List<Likeness> customers(int most, Viewer viewer) {
        viewer.needs(Role.AGENT);
        return store.customers(Optional.empty(), everybodys(), most);
    }

    @Transactional(readOnly = true)
    List<Likeness> customers(OrganisationId with, int most, Viewer viewer) {
        viewer.needs(Role.AGENT);
        return store.customers(Optional.of(with.value()), everybodys(), most);
    }

    /** They are two, and are not proposed again. Refused for one and the same. */
    void apart(PersonId one, PersonId other, Viewer viewer) {
        viewer.needs(Role.AGENT);
        apart(Merged.CONTACT, one.value(), other.value());
    }

    /** They are two, and are not proposed again. Refused for one and the same. */
    void apart(OrganisationId one, OrganisationId other, Viewer viewer) {
        viewer.needs(Role.AGENT);
        apart(Merged.CUSTOMER, one.value(), other.value());
    }

    private void apart(String kind, long one, long other) {
        if (one == other) {
            throw Refused.invalid("with", "That is the same one. Name two.");
        }
        store.apart(kind, one, other);
    }

    private static String[] everybodys() {
        return Organisations.everybodys().toArray(String[]::new);
    }
}
