package org.nightdesk.latestart;

import java.time.Instant;
import java.util.Optional;
import org.nightdesk.latestart.screen.LateStartScreen;
import org.nightdesk.people.People;
import org.nightdesk.people.Person;
import org.nightdesk.people.PersonId;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Subject;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Panel;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Puts a proposal above everything on the home of whom it is for. */
@Component
@Order(40)
class LateStartTop implements Panel {

    private final LateStarts lateStarts;
    private final LateStartWords words;
    private final People people;

    LateStartTop(LateStarts lateStarts, LateStartWords words, People people) {
        this.lateStarts = lateStarts;
        this.words = words;
        this.people = people;
    }

    @Override
    public String slot() {
        return "home.top";
    }

    @Override
    public Optional<Piece> on(Subject subject, Viewer viewer, Instant now) {
        if (!viewer.actor().isPerson() || !viewer.may(Role.RESPONDER)) {
            return Optional.empty();
        }
        return lateStarts
                .open(new PersonId(viewer.actor().id()), now)
                .map(proposal -> new Piece("latestart/top", screen(proposal)));
    }

    private LateStartScreen screen(LateStart proposal) {
        Person person = people.person(proposal.person());
        String path = LateStartPages.PATH + "/" + proposal.id();
        return new LateStartScreen(
                words.sentence(proposal, person.zone()),
                words.deed(proposal, person.zone()),
                path + "/acceptance",
                path + "/refusal");
    }
}
