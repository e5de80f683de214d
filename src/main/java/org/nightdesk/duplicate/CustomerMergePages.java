package org.nightdesk.duplicate;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.duplicate.screen.MergeScreen;
import org.nightdesk.duplicate.screen.MergeScreen.Pair;
import org.nightdesk.people.Organisation;
import org.nightdesk.people.OrganisationId;
import org.nightdesk.people.Organisations;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Form;
import org.nightdesk.web.Needs;
import org.nightdesk.web.Screen;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Two customers become one, and two again. */
@Controller
@RequestMapping("/customers/{id}")
@Needs(Role.AGENT)
class CustomerMergePages {

    private final Customers customers;
    private final Comparison comparison;
    private final Choosing choosing;
    private final Organisations organisations;
    private final InstantSource clock;

    CustomerMergePages(
            Customers customers,
            Comparison comparison,
            Choosing choosing,
            Organisations organisations,
            InstantSource clock) {
        this.customers = customers;
        this.comparison = comparison;
        this.choosing = choosing;
        this.organisations = organisations;
        this.clock = clock;
    }

    @GetMapping("/merge")
    ModelAndView show(@PathVariable String id, Viewer viewer, @RequestParam Map<String, String> asked) {
        return screen(customer(id), Form.of(asked), viewer);
    }

    @PostMapping("/merge")
    ModelAndView merge(@PathVariable String id, Viewer viewer, @RequestParam Map<String, String> typed) {
        Organisation here = customer(id);
        try {
            Organisation there = other(typed).orElseThrow(() -> Refused.invalid("with", "Choose the other customer."));
            boolean otherStays = typed.getOrDefault("keep", "this").equals("other");
            Organisation kept = otherStays ? there : here;
            Organisation gone = otherStays ? here : there;
            customers.merge(gone.id(), kept.id(), viewer, clock.instant());
            return Screen.goTo(
                    "/customers/" + kept.id().text(),
                    gone.name() + " is part of it now.",
                    "/customers/" + gone.id().text() + "/parting");
        } catch (Refused refused) {
            return screen(here, Form.refused(typed, refused), viewer).refused();
        }
    }

    /** Takes it back that this customer was merged. */
    @PostMapping("/parting")
    ModelAndView part(@PathVariable String id, Viewer viewer) {
        Organisation gone = customer(id);
        try {
            customers.undo(gone.id(), viewer, clock.instant());
            return Screen.goTo("/customers/" + id, gone.name() + " is a customer of its own again.", "");
        } catch (Refused refused) {
            return Screen.goTo("/customers/" + id, refused.problems().getFirst().reason(), "");
        }
    }

    private Screen screen(Organisation here, Form form, Viewer viewer) {
        Optional<Pair> pair = other(form.values()).map(there -> comparison.of(here, there, viewer));
        String q = form.value("q");
        return new Screen(
                "duplicate/merge",
                new MergeScreen(
                        "customer",
                        "/customers/" + here.id().text(),
                        here.name(),
                        q,
                        pair.isPresent() ? List.of() : choosing.with(here, q, viewer),
                        pair,
                        false,
                        form));
    }

    private Optional<Organisation> other(Map<String, String> typed) {
        return OrganisationId.parse(typed.getOrDefault("with", "")).flatMap(organisations::find);
    }

    private Organisation customer(String id) {
        return OrganisationId.parse(id)
                .flatMap(organisations::find)
                .orElseThrow(() -> new NotFound("no customer " + id));
    }
}
