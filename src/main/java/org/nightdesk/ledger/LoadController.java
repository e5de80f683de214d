package org.nightdesk.ledger;

import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.nightdesk.api.Summary;
import org.nightdesk.people.PersonId;
import org.nightdesk.people.TeamId;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Needs;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.View;

/** {@code /api/v1/teams/{id}/load}. For programs with an administrator's token; people read theirs on the screen. */
@RestController
@RequestMapping("/api/v1/teams/{id}")
@Needs(Role.LEAD)
class LoadController {

    /** {@code fairness} is Jain's index of the loads, each against its share. */
    record TeamLoadView(String team, String month, double fairness, List<LoadView> people) {}

    /** A month in which pages about the team's services found nobody: in how many pages, how often, why the last time. */
    record NobodyView(String month, int pages, int times, String why, Instant lastAt) {}

    record ShareBody(int percent) {}

    private final Teamwork teamwork;
    private final Arrangements arrangements;
    private final PayFiles payFiles;
    private final NobodyStore nobody;
    private final Rights rights;
    private final InstantSource clock;

    LoadController(
            Teamwork teamwork,
            Arrangements arrangements,
            PayFiles payFiles,
            NobodyStore nobody,
            Rights rights,
            InstantSource clock) {
        this.teamwork = teamwork;
        this.arrangements = arrangements;
        this.payFiles = payFiles;
        this.nobody = nobody;
        this.rights = rights;
        this.clock = clock;
    }

    @GetMapping("/load")
    @Summary("What being on call cost each person of a team in a month, by name. Without a month: the one that runs.")
    TeamLoadView load(@PathVariable String id, Viewer viewer, @RequestParam Optional<String> month) {
        YearMonth shown = month.map(text -> TeamLoadPages.month("month", text)).orElseGet(this::running);
        Teamwork.Whole whole = teamwork.of(team(id), shown, viewer, now());
        List<LoadView> people = whole.members().stream()
                .map(member -> LoadView.of(member.account()))
                .toList();
        return new TeamLoadView(id, shown.toString(), whole.fairness(), people);
    }

    @GetMapping(path = "/load.csv", produces = "text/csv")
    @Summary(
            "The same for pay as CSV (RFC 4180), each month from one to another. A download that breaks off is not whole.")
    View csv(@PathVariable String id, Viewer viewer, @RequestParam String from, @RequestParam String until) {
        return payFiles.of(
                team(id), TeamLoadPages.month("from", from), TeamLoadPages.month("until", until), viewer, now());
    }

    @PutMapping("/load/shares/{person}")
    @Transactional
    @Summary("Says how big a person's share of the load is, in percent of a full one.")
    ShareBody share(@PathVariable String id, @PathVariable String person, Viewer viewer, @RequestBody ShareBody body) {
        PersonId who = TeamLoadPages.person(person);
        arrangements.share(team(id), who, body.percent(), viewer, now());
        return new ShareBody(arrangements.of(who).percent());
    }

    @GetMapping("/nobody-available")
    @Summary("The months of the last year in which a page found nobody, by UTC.")
    List<NobodyView> nobody(@PathVariable String id, Viewer viewer) {
        TeamId team = team(id);
        rights.members(team, viewer);
        YearMonth running = running();
        return nobody.of(team, running.minusMonths(11), running, ZoneOffset.UTC).stream()
                .map(gone ->
                        new NobodyView(gone.month().toString(), gone.pages(), gone.times(), gone.why(), gone.last()))
                .toList();
    }

    private static TeamId team(String id) {
        return TeamLoadPages.team(id);
    }

    private YearMonth running() {
        return YearMonth.from(now().atOffset(ZoneOffset.UTC));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
