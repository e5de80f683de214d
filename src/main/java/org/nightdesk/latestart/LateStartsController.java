package org.nightdesk.latestart;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.nightdesk.api.Summary;
import org.nightdesk.ledger.Ledger;
import org.nightdesk.people.PersonId;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Viewer;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/people/{id}/late-starts}. The answer belongs to the person: it is given on the screen. */
@RestController
@RequestMapping("/api/v1/people/{id}/late-starts")
class LateStartsController {

    /** Without {@code taker} nobody was free. */
    record CoverView(String schedule, Instant from, Instant until, Optional<String> taker) {}

    /** {@code state}: proposed, late or usual. */
    record LateStartView(
            LocalDate evening, Instant usualStart, Instant lateStart, String state, List<CoverView> covers) {}

    private final LateStarts lateStarts;
    private final Ledger ledger;

    LateStartsController(LateStarts lateStarts, Ledger ledger) {
        this.lateStarts = lateStarts;
        this.ledger = ledger;
    }

    @GetMapping
    @Summary("The late starts that were proposed to a person after disturbed nights, the newest first; 30 at most.")
    List<LateStartView> list(@PathVariable String id, Viewer viewer) {
        PersonId person = PersonId.parse(id).orElseThrow(() -> new NotFound("person " + id));
        ledger.refuseStrangers(person, viewer);
        return lateStarts.of(person).stream().map(LateStartsController::view).toList();
    }

    private static LateStartView view(LateStart proposal) {
        return new LateStartView(
                proposal.evening(),
                proposal.usual(),
                proposal.rested(),
                proposal.state().word(),
                proposal.covers().stream()
                        .map(cover -> new CoverView(
                                cover.schedule().text(),
                                cover.span().from(),
                                cover.span().until(),
                                cover.taker().map(PersonId::text)))
                        .toList());
    }
}
