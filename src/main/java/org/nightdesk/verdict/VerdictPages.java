package org.nightdesk.verdict;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.nightdesk.paging.Page;
import org.nightdesk.paging.PageId;
import org.nightdesk.paging.PageLinks;
import org.nightdesk.paging.Pages;
import org.nightdesk.people.People;
import org.nightdesk.people.Viewers;
import org.nightdesk.subject.NotFound;
import org.nightdesk.verdict.VerdictStore.Sum;
import org.nightdesk.verdict.screen.WorthScreen;
import org.nightdesk.verdict.screen.WorthScreen.Row;
import org.nightdesk.web.Screen;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Saying whether it was worth it, signed in or by the link of a page; and what it comes to. */
@Controller
class VerdictPages {

    private final Verdicts verdicts;
    private final Pages pages;
    private final PageLinks links;
    private final People people;
    private final Viewers viewers;
    private final InstantSource clock;

    VerdictPages(Verdicts verdicts, Pages pages, PageLinks links, People people, Viewers viewers, InstantSource clock) {
        this.verdicts = verdicts;
        this.pages = pages;
        this.links = links;
        this.people = people;
        this.viewers = viewers;
        this.clock = clock;
    }

    @GetMapping("/pages/worth")
    ModelAndView sums() {
        List<Row> origins =
                verdicts.byOrigin(now()).stream().map(VerdictPages::row).toList();
        List<Row> services =
                verdicts.byService(now()).stream().map(VerdictPages::row).toList();
        List<Row> rules = verdicts.byRule(now()).stream().map(VerdictPages::row).toList();
        return new Screen(
                "verdict/worth",
                new WorthScreen(sentence(services), (int) Verdicts.LATELY.toDays(), origins, services, rules));
    }

    @PostMapping("/pages/{id:pag_[0-9]+}/worth")
    ModelAndView say(@PathVariable String id, @RequestParam(defaultValue = "") String worth) {
        Page page = pages.page(PageId.parse(id).orElseThrow(() -> new NotFound("no page " + id)));
        verdicts.give(page.id(), viewers.person(), Worth.of(worth), now());
        boolean ticket = page.subject().kind().equals("ticket");
        return Screen.goTo(ticket ? "/tickets/" + page.subject().id() : "/pages/" + id, "Kept. Thank you.", "");
    }

    @PostMapping("/page/{token}/worth")
    ModelAndView sayByLink(
            @PathVariable String token, @RequestParam String proof, @RequestParam(defaultValue = "") String worth) {
        if (links.proves(token, proof)) {
            links.read(token, now())
                    .ifPresent(holder -> people.find(holder.person())
                            .ifPresent(person -> verdicts.give(holder.page(), person, Worth.of(worth), now())));
        }
        return Screen.goTo("/page/" + token);
    }

    private static String sentence(List<Row> services) {
        int all = services.stream().mapToInt(Row::all).sum();
        int worth = services.stream().mapToInt(Row::yes).sum();
        return all == 0
                ? "Nobody has said yet whether a page was worth it."
                : "%d of %d wakings were worth it, say those who were woken.".formatted(worth, all);
    }

    static Row row(Sum sum) {
        Proposal proposal = Proposal.of(sum);
        return new Row(
                kind(sum.kind()),
                sum.name(),
                sum.yes(),
                sum.couldWait(),
                sum.noise(),
                sum.wrongPerson(),
                proposal.words(),
                proposal.path());
    }

    private static String kind(String kind) {
        return switch (kind) {
            case "integration" -> "Integration";
            case "by-hand" -> "Paged by hand by";
            case "program" -> "Program";
            case "clock" -> "Nightdesk";
            default -> "";
        };
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
