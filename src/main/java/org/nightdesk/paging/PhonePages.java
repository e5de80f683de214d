package org.nightdesk.paging;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.nightdesk.paging.screen.NoPageScreen;
import org.nightdesk.people.People;
import org.nightdesk.people.Person;
import org.nightdesk.people.PersonId;
import org.nightdesk.people.Viewers;
import org.nightdesk.subject.Refused;
import org.nightdesk.web.OpenRoute;
import org.nightdesk.web.Screen;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * The page on a phone, without a login: who holds the link may answer as the person it was sent to. Looking changes nothing, so that
 * what follows links in mails does not answer; every change is a form's POST and leads back to look again.
 */
@Controller
class PhonePages {

    private final PageLinks links;
    private final Pages pages;
    private final People people;
    private final Viewers viewers;
    private final PhoneScreens screens;
    private final InstantSource clock;

    PhonePages(
            PageLinks links, Pages pages, People people, Viewers viewers, PhoneScreens screens, InstantSource clock) {
        this.links = links;
        this.pages = pages;
        this.people = people;
        this.viewers = viewers;
        this.screens = screens;
        this.clock = clock;
    }

    @Bean
    static OpenRoute phonePage() {
        return OpenRoute.forHolders("/page/**");
    }

    /** A page and the person who holds its link. */
    private record Held(Page page, Person person) {}

    @GetMapping("/page/{token}")
    ModelAndView page(@PathVariable String token, @RequestParam(defaultValue = "") String until) {
        Instant now = now();
        return held(token, now)
                .<ModelAndView>map(held -> new Screen(
                        "paging/phone",
                        screens.of(held.page(), held.person(), "/page/" + token, links.proof(token), until, "", now)))
                .orElseGet(PhonePages::none);
    }

    /** Changes when the page does: a phone that shows it looks again then. */
    @GetMapping("/page/{token}/version")
    ResponseEntity<String> version(@PathVariable String token) {
        return held(token, now())
                .map(held -> ResponseEntity.ok(screens.version(held.page())))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    @PostMapping("/page/{token}/acknowledgement")
    ModelAndView acknowledge(
            @PathVariable String token, @RequestParam String proof, @RequestParam(defaultValue = "") String until) {
        return change(
                token,
                proof,
                (held, now) -> pages.acknowledge(held.page().id(), held.person().actor(), end(until, now), now));
    }

    @PostMapping("/page/{token}/escalation")
    ModelAndView escalate(
            @PathVariable String token,
            @RequestParam String proof,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String to) {
        return change(token, proof, (held, now) -> {
            PageId page = held.page().id();
            Optional<PersonId> whom = PersonId.parse(to);
            if (whom.isPresent()) {
                pages.passTo(page, whom.get(), held.person().actor(), reason, now);
                return;
            }
            pages.escalate(page, held.person().actor(), reason.isBlank() ? "Not mine" : reason.strip(), now);
        });
    }

    @PostMapping("/page/{token}/resolution")
    ModelAndView resolve(
            @PathVariable String token, @RequestParam String proof, @RequestParam(defaultValue = "") String note) {
        return change(
                token,
                proof,
                (held, now) -> pages.resolve(held.page().id(), viewers.of(held.person()), note.strip(), now));
    }

    @PostMapping("/page/{token}/return")
    ModelAndView giveBack(@PathVariable String token, @RequestParam String proof) {
        return change(
                token,
                proof,
                (held, now) ->
                        pages.giveBack(held.page().subject(), held.person().actor(), now));
    }

    // Whatever became of it, the page as it now stands says so: yours, somebody else's, or over. What else is in the
    // way is said.
    private ModelAndView change(String token, String proof, BiConsumer<Held, Instant> verb) {
        Instant now = now();
        Optional<Held> held = links.proves(token, proof) ? held(token, now) : Optional.empty();
        try {
            held.ifPresent(one -> verb.accept(one, now));
        } catch (Refused refused) {
            Page page = pages.page(held.orElseThrow().page().id());
            if (!(page.state() instanceof PageState.Stopped)) {
                return new Screen(
                                "paging/phone",
                                screens.of(
                                        page,
                                        held.get().person(),
                                        "/page/" + token,
                                        links.proof(token),
                                        "",
                                        reason(refused),
                                        now))
                        .refused();
            }
        }
        return Screen.goTo("/page/" + token);
    }

    private static String reason(Refused refused) {
        return refused.problems().stream().map(Refused.Problem::reason).collect(Collectors.joining(" "));
    }

    // An end that has passed while the phone was out of reach does not stand in the way of the answer.
    private static Optional<Instant> end(String until, Instant now) {
        try {
            return until.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Instant.parse(until)).filter(end -> end.isAfter(now));
        } catch (DateTimeException notOurs) {
            return Optional.empty();
        }
    }

    private Optional<Held> held(String token, Instant now) {
        return links.read(token, now)
                .flatMap(holder -> people.find(holder.person())
                        .filter(Person::active)
                        .map(person -> new Held(pages.page(holder.page()), person)));
    }

    private static ModelAndView none() {
        Screen screen = new Screen("paging/nopage", new NoPageScreen(PageLinks.LIFE.toHours()));
        screen.setStatus(HttpStatus.NOT_FOUND);
        return screen;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
