package org.nightdesk.board;

import org.nightdesk.board.Cover.Looker;
import org.nightdesk.people.PersonId;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Place;
import org.nightdesk.web.SignedIn;
import org.springframework.stereotype.Component;

/** From where somebody looks: their own zone, and the first other one in their bar. */
@Component
class Lookers {

    private final SignedIn signedIn;

    Lookers(SignedIn signedIn) {
        this.signedIn = signedIn;
    }

    Looker of(Viewer viewer) {
        PersonId me = new PersonId(viewer.actor().isPerson() ? viewer.actor().id() : 0);
        return signedIn.person()
                .map(person -> new Looker(
                        me, person.here(), person.others().stream().findFirst().orElse(person.here())))
                .orElse(new Looker(me, Place.UTC, Place.UTC));
    }
}
