package org.nightdesk.duplicate;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.duplicate.screen.MergeScreen;
import org.nightdesk.duplicate.screen.MergeScreen.Pair;
import org.nightdesk.people.People;
import org.nightdesk.people.Person;
import org.nightdesk.people.PersonId;
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

/** Two contacts become one, and two again. */
@Controller
@RequestMapping("/people/{id}")
@Needs(Role.AGENT)
class ContactMergePages {

    private final Contacts contacts;
    private final Comparison comparison;
    private final Choosing choosing;
    private final People people;
    private final InstantSource clock;

    ContactMergePages(Contacts contacts, Comparison comparison, Choosing choosing, People people, InstantSource clock) {
        this.contacts = contacts;
        this.comparison = comparison;
        this.choosing = choosing;
        this.people = people;
        this.clock = clock;
    }

    @GetMapping("/merge")
    ModelAndView show(@PathVariable String id, Viewer viewer, @RequestParam Map<String, String> asked) {
        return screen(person(id), Form.of(asked), viewer);
    }

    @PostMapping("/merge")
    ModelAndView merge(@PathVariable String id, Viewer viewer, @RequestParam Map<String, String> typed) {
        Person here = person(id);
        try {
            Person there = other(typed).orElseThrow(() -> Refused.invalid("with", "Choose the other contact."));
            boolean otherStays = typed.getOrDefault("keep", "this").equals("other");
            Person kept = otherStays ? there : here;
            Person gone = otherStays ? here : there;
            contacts.merge(gone.id(), kept.id(), typed.containsKey("acrossCustomers"), viewer, clock.instant());
            return Screen.goTo(
                    "/people/" + kept.id().text(),
                    "%s, %s, is part of them now.".formatted(gone.name(), gone.email()),
                    "/people/" + gone.id().text() + "/parting");
        } catch (Refused refused) {
            return screen(here, Form.refused(typed, refused), viewer).refused();
        }
    }

    /** Takes it back that this contact was merged. */
    @PostMapping("/parting")
    ModelAndView part(@PathVariable String id, Viewer viewer) {
        Person gone = person(id);
        try {
            contacts.undo(gone.id(), viewer, clock.instant());
            return Screen.goTo("/people/" + id, gone.name() + " is a contact of their own again.", "");
        } catch (Refused refused) {
            return Screen.goTo("/people/" + id, refused.problems().getFirst().reason(), "");
        }
    }

    private Screen screen(Person here, Form form, Viewer viewer) {
        Optional<Pair> pair = other(form.values()).map(there -> comparison.of(here, there, viewer));
        String q = form.value("q");
        return new Screen(
                "duplicate/merge",
                new MergeScreen(
                        "contact",
                        "/people/" + here.id().text(),
                        here.name(),
                        q,
                        pair.isPresent() ? List.of() : choosing.with(here, q, viewer),
                        pair,
                        !form.problem("acrossCustomers").isEmpty()
                                || form.values().containsKey("acrossCustomers"),
                        form));
    }

    private Optional<Person> other(Map<String, String> typed) {
        return PersonId.parse(typed.getOrDefault("with", "")).flatMap(people::find);
    }

    private Person person(String id) {
        return PersonId.parse(id)
                .flatMap(people::find)
                .filter(person -> person.role() == Role.REQUESTER)
                .orElseThrow(() -> new NotFound("no contact " + id));
    }
}
