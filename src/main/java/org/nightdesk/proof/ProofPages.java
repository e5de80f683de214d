package org.nightdesk.proof;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.nightdesk.paging.Briefings;
import org.nightdesk.paging.Outlook;
import org.nightdesk.paging.Page;
import org.nightdesk.paging.PageId;
import org.nightdesk.paging.Pages;
import org.nightdesk.people.People;
import org.nightdesk.people.Person;
import org.nightdesk.people.PersonId;
import org.nightdesk.subject.Asking;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Screen;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Pages for those who are signed in: how each went, and the verbs. */
@Controller
@RequestMapping("/pages")
class ProofPages {

    private static final int MOST = 100;

    private final Pages pages;
    private final Proofs proofs;
    private final Outlook outlook;
    private final Briefings briefings;
    private final People people;
    private final Asking asking;
    private final InstantSource clock;

    ProofPages(
            Pages pages,
            Proofs proofs,
            Outlook outlook,
            Briefings briefings,
            People people,
            Asking asking,
            InstantSource clock) {
        this.pages = pages;
        this.proofs = proofs;
        this.outlook = outlook;
        this.briefings = briefings;
        this.people = people;
        this.asking = asking;
        this.clock = clock;
    }

    /** {@code before}: those begun before this page. */
    @GetMapping
    ModelAndView list(@RequestParam Optional<String> before) {
        Optional<PageId> last = before.map(text -> PageId.parse(text).orElseThrow(() -> new NotFound("page " + text)));
        return new Screen("proof/pages", proofs.newest(last, MOST));
    }

    @GetMapping("/list")
    ModelAndView listPart() {
        return new Screen("proof/pagelist", proofs.newest(Optional.empty(), MOST));
    }

    @GetMapping("/{id}")
    ModelAndView proof(@PathVariable String id) {
        return proof("proof/proof", id);
    }

    @GetMapping("/{id}/proof")
    ModelAndView proofPart(@PathVariable String id) {
        return proof("proof/proofpart", id);
    }

    @PostMapping("/{id}/acknowledgement")
    ModelAndView acknowledge(@PathVariable String id, @RequestParam Optional<Instant> until) {
        return done(id, (page, viewer) -> {
            List<String> spared = outlook.of(page, now()).stream()
                    .flatMap(step -> step.people().stream())
                    .filter(person -> !person.actor().equals(viewer.actor()))
                    .map(Person::name)
                    .distinct()
                    .toList();
            pages.acknowledge(page.id(), viewer.actor(), until, now());
            return briefings.name(page) + " is yours."
                    + (spared.isEmpty() ? "" : " " + spared.getFirst() + " is not woken.");
        });
    }

    @PostMapping("/{id}/escalation")
    ModelAndView escalate(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String to) {
        return done(id, (page, viewer) -> {
            Optional<PersonId> whom = PersonId.parse(to);
            if (whom.isPresent()) {
                pages.passTo(page.id(), whom.get(), viewer.actor(), reason, now());
                return people.person(whom.get()).name() + " is called.";
            }
            pages.escalate(page.id(), viewer.actor(), reason.strip(), now());
            return "The next step is called.";
        });
    }

    @PostMapping("/{id}/return")
    ModelAndView giveBack(@PathVariable String id) {
        return done(id, (page, viewer) -> {
            pages.giveBack(page.subject(), viewer.actor(), now());
            return "Given back. Paging began again from the first step.";
        });
    }

    private ModelAndView proof(String template, String id) {
        Viewer viewer = asking.current();
        Page page = pages.page(PageId.of(id));
        return new Screen(template, proofs.of(page, viewer, Proofs.times(viewer, people, now())));
    }

    private ModelAndView done(String id, BiFunction<Page, Viewer, String> verb) {
        Page page = pages.page(PageId.of(id));
        String said = verb.apply(page, asking.current());
        String path = briefings.path(page);
        return Screen.goTo(path.isEmpty() ? "/pages/" + id : path, said, "");
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
