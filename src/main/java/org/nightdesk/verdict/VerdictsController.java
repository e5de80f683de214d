package org.nightdesk.verdict;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.nightdesk.api.Summary;
import org.nightdesk.paging.PageId;
import org.nightdesk.people.People;
import org.nightdesk.people.Person;
import org.nightdesk.people.PersonId;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.verdict.VerdictStore.Sum;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/verdicts}: whether what pages is worth it. */
@RestController
@RequestMapping("/api/v1")
class VerdictsController {

    /** {@code worth}: yes, could-wait, noise or wrong-person. */
    record VerdictBody(String worth) {}

    record VerdictView(String page, String person, String worth, Instant at) {}

    /** {@code kind}: integration, by-hand (a team), program, clock, service or rule. {@code proposal} may be empty. */
    record SumView(String kind, String name, int yes, int couldWait, int noise, int wrongPerson, String proposal) {}

    private final Verdicts verdicts;
    private final People people;
    private final InstantSource clock;

    VerdictsController(Verdicts verdicts, People people, InstantSource clock) {
        this.verdicts = verdicts;
        this.people = people;
        this.clock = clock;
    }

    @GetMapping("/verdicts")
    @Summary(
            "What the woken say about each source of pages, each service and each rule, of 90 days, with what would mend it.")
    List<SumView> list() {
        Instant now = clock.instant();
        return Stream.of(verdicts.byOrigin(now), verdicts.byService(now), verdicts.byRule(now))
                .flatMap(List::stream)
                .map(VerdictsController::view)
                .toList();
    }

    /** For oneself; a lead's token for whoever was paged. */
    @PutMapping("/pages/{id}/verdicts/{person}")
    @Summary("Says whether a page was worth waking this person.")
    VerdictView put(
            @PathVariable String id, @PathVariable String person, Viewer viewer, @RequestBody VerdictBody body) {
        PageId page = PageId.parse(id).orElseThrow(() -> new NotFound("no page " + id));
        Person woken =
                PersonId.parse(person).flatMap(people::find).orElseThrow(() -> new NotFound("no person " + person));
        if (!viewer.actor().equals(woken.actor())) {
            viewer.needs(Role.LEAD);
        }
        Instant now = clock.instant();
        verdicts.give(page, woken, Worth.of(body.worth()), now);
        return new VerdictView(page.text(), woken.id().text(), body.worth(), now);
    }

    private static SumView view(Sum sum) {
        return new SumView(
                sum.kind(),
                sum.name(),
                sum.yes(),
                sum.couldWait(),
                sum.noise(),
                sum.wrongPerson(),
                Proposal.of(sum).words());
    }
}
