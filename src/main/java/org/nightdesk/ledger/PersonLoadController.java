package org.nightdesk.ledger;

import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.nightdesk.api.Summary;
import org.nightdesk.people.People;
import org.nightdesk.people.Person;
import org.nightdesk.people.PersonId;
import org.nightdesk.subject.Viewer;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/people/{id}/load}. */
@RestController
@RequestMapping("/api/v1/people/{id}/load")
class PersonLoadController {

    private final Ledger ledger;
    private final Rights rights;
    private final People people;
    private final InstantSource clock;

    PersonLoadController(Ledger ledger, Rights rights, People people, InstantSource clock) {
        this.ledger = ledger;
        this.rights = rights;
        this.people = people;
        this.clock = clock;
    }

    @GetMapping
    @Summary("What being on call cost a person in a month. Without a month: the one that runs.")
    LoadView load(@PathVariable String id, Viewer viewer, @RequestParam Optional<String> month) {
        PersonId who = TeamLoadPages.person(id);
        rights.check(who, viewer);
        Person person = people.person(who);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        YearMonth shown = month.map(text -> TeamLoadPages.month("month", text))
                .orElseGet(() -> YearMonth.from(now.atZone(person.zone())));
        return LoadView.of(ledger.accounts(List.of(person), shown, now).getFirst());
    }
}
