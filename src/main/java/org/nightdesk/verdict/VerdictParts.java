package org.nightdesk.verdict;

import java.time.Instant;
import java.util.Optional;
import org.nightdesk.paging.Page;
import org.nightdesk.paging.Pages;
import org.nightdesk.paging.PhonePart;
import org.nightdesk.people.Person;
import org.nightdesk.people.PersonId;
import org.nightdesk.subject.Subject;
import org.nightdesk.subject.Viewer;
import org.nightdesk.verdict.screen.AskScreen;
import org.nightdesk.web.Panel;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Asks who was paged, on the phone page and beside the ticket, once nobody is sought any more. */
@Component
@Order(60)
class VerdictParts implements Panel, PhonePart {

    private final Verdicts verdicts;
    private final Pages pages;

    VerdictParts(Verdicts verdicts, Pages pages) {
        this.verdicts = verdicts;
        this.pages = pages;
    }

    @Override
    public String slot() {
        return "ticket.side";
    }

    @Override
    public Optional<Piece> on(Subject subject, Viewer viewer, Instant now) {
        if (!viewer.actor().isPerson()) {
            return Optional.empty();
        }
        PersonId me = new PersonId(viewer.actor().id());
        return pages.lastOf(subject)
                .filter(page -> asks(page, me))
                .map(page -> new Piece("verdict/side", ask("/pages/" + page.id().text() + "/worth", "", page, me)));
    }

    @Override
    public Optional<Piece> on(Page page, Person holder, String path, String proof) {
        return asks(page, holder.id())
                ? Optional.of(new Piece("verdict/phone", ask(path + "/worth", proof, page, holder.id())))
                : Optional.empty();
    }

    private boolean asks(Page page, PersonId person) {
        return !page.state().calling() && !page.test() && verdicts.mayJudge(page, person);
    }

    private AskScreen ask(String path, String proof, Page page, PersonId person) {
        return new AskScreen(
                path,
                proof,
                Worth.labels(),
                verdicts.of(page.id(), person).map(Worth::word).orElse(""));
    }
}
