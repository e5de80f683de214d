package org.nightdesk.customer;

import java.time.Instant;
import java.util.Optional;
import org.nightdesk.people.OrganisationId;
import org.nightdesk.people.People;
import org.nightdesk.people.PersonId;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Subject;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Panel;
import org.springframework.stereotype.Component;

/** What is known, on the pages of customers and of contacts. */
final class CardPanels {

    private CardPanels() {}

    /** On a customer. */
    @Component
    static class OfCustomer implements Panel {

        private final Cards cards;

        OfCustomer(Cards cards) {
            this.cards = cards;
        }

        @Override
        public String slot() {
            return "customer.panel";
        }

        @Override
        public Optional<Piece> on(Subject subject, Viewer viewer, Instant now) {
            Party party = Party.of(new OrganisationId(Long.parseLong(subject.id())));
            return Optional.of(new Piece("customer/known", cards.brief(party, viewer)));
        }
    }

    /** On a contact; of staff nothing is kept. */
    @Component
    static class OfContact implements Panel {

        private final Cards cards;
        private final People people;

        OfContact(Cards cards, People people) {
            this.cards = cards;
            this.people = people;
        }

        @Override
        public String slot() {
            return "person.panel";
        }

        @Override
        public Optional<Piece> on(Subject subject, Viewer viewer, Instant now) {
            PersonId id = new PersonId(Long.parseLong(subject.id()));
            return people.person(id).role() == Role.REQUESTER
                    ? Optional.of(new Piece("customer/known", cards.brief(Party.of(id), viewer)))
                    : Optional.empty();
        }
    }
}
