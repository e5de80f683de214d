package org.nightdesk.people;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.people.screen.PersonFormScreen;
import org.nightdesk.people.screen.PersonScreen;
import org.nightdesk.people.screen.PersonScreen.Happening;
import org.nightdesk.people.screen.PersonScreen.Reach;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.timeline.Timeline;
import org.nightdesk.web.Form;
import org.nightdesk.web.Needs;
import org.nightdesk.web.Panel;
import org.nightdesk.web.Place;
import org.nightdesk.web.Screen;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** One person: who they are, how they are reached, and what became of their account. */
@Controller
class PersonPages {

    private static final int LATEST = 30;

    private final People people;
    private final Teams teams;
    private final Organisations organisations;
    private final ContactMethods methods;
    private final Timeline timeline;
    private final ObjectProvider<SignInFacts> signIns;
    private final ObjectProvider<Panel> panels;
    private final InstantSource clock;

    PersonPages(
            People people,
            Teams teams,
            Organisations organisations,
            ContactMethods methods,
            Timeline timeline,
            ObjectProvider<SignInFacts> signIns,
            ObjectProvider<Panel> panels,
            InstantSource clock) {
        this.people = people;
        this.teams = teams;
        this.organisations = organisations;
        this.methods = methods;
        this.timeline = timeline;
        this.signIns = signIns;
        this.panels = panels;
        this.clock = clock;
    }

    @GetMapping("/people/{id}")
    ModelAndView show(@PathVariable String id, Viewer viewer) {
        Person person = person(id);
        Optional<Organisation> customer = person.organisation().map(organisations::organisation);
        boolean administrator = viewer.may(Role.ADMINISTRATOR);
        Optional<SignInFacts> facts = administrator ? signIns.stream().findFirst() : Optional.empty();
        Map<TeamId, String> names = teams.names();
        return new Screen(
                "people/person",
                new PersonScreen(
                        id,
                        person.id().value(),
                        person.name(),
                        person.email(),
                        person.role().word(),
                        Place.of(person.zone()),
                        customer.map(Organisation::name).orElse(""),
                        customer.map(one -> "/customers/" + one.id().text()).orElse(""),
                        person.active(),
                        teams.of(person.id()).stream()
                                .map(team -> names.getOrDefault(team, ""))
                                .toList(),
                        viewer.may(Role.LEAD) ? reached(person) : List.of(),
                        facts.map(one -> one.sentence(person.id())).orElse(""),
                        facts.map(one -> one.hasAuthenticator(person.id())).orElse(false),
                        administrator,
                        administrator ? history(person, viewer) : List.of(),
                        Panel.in("person.top", panels, person.id().subject(), viewer, clock.instant()),
                        Panel.in("person.panel", panels, person.id().subject(), viewer, clock.instant())));
    }

    @GetMapping("/people/{id}/change")
    @Needs(Role.ADMINISTRATOR)
    ModelAndView form(@PathVariable String id) {
        Person person = person(id);
        return form(
                person,
                Form.of(Map.of(
                        "name", person.name(),
                        "email", person.email(),
                        "role", person.role().word(),
                        "timeZone", person.zone().getId())));
    }

    @PostMapping("/people/{id}/change")
    @Needs(Role.ADMINISTRATOR)
    ModelAndView change(@PathVariable String id, Viewer viewer, @RequestParam Map<String, String> typed) {
        Person person = person(id);
        try {
            PersonChange change = new PersonChange(
                    Optional.ofNullable(typed.get("name")),
                    Optional.ofNullable(typed.get("email")),
                    Optional.ofNullable(typed.get("role")).map(Role::of),
                    Optional.ofNullable(typed.get("timeZone")).map(NewPerson::zone),
                    Optional.empty());
            people.change(person.id(), change, viewer, clock.instant());
            return Screen.goTo("/people/" + id, "Changed " + person.name() + ".", "");
        } catch (Refused refused) {
            return form(person, Form.refused(typed, refused)).refused();
        }
    }

    @PostMapping("/people/{id}/departure")
    @Needs(Role.ADMINISTRATOR)
    ModelAndView leave(@PathVariable String id, Viewer viewer) {
        Person person = person(id);
        people.change(person.id(), PersonChange.active(false), viewer, clock.instant());
        return Screen.goTo(
                "/people/" + id, person.name() + " has left and is signed out.", "/people/" + id + "/return");
    }

    @PostMapping("/people/{id}/return")
    @Needs(Role.ADMINISTRATOR)
    ModelAndView comeBack(@PathVariable String id, Viewer viewer) {
        Person person = person(id);
        people.change(person.id(), PersonChange.active(true), viewer, clock.instant());
        return Screen.goTo("/people/" + id, person.name() + " is back.", "");
    }

    private Screen form(Person person, Form form) {
        String path = "/people/" + person.id().text();
        return new Screen(
                "people/form",
                new PersonFormScreen(form, person.name(), path + "/change", path, "Change", Map.of(), false));
    }

    private List<Reach> reached(Person person) {
        return people.contactMethods(person.id()).stream()
                .map(method -> new Reach(Kinds.word(method.kind()), methods.shown(method), method.verified()))
                .toList();
    }

    private List<Happening> history(Person person, Viewer viewer) {
        return timeline.of(person.id().subject(), viewer).reversed().stream()
                .limit(LATEST)
                .map(recorded -> new Happening(
                        recorded.entry().at(), recorded.entry().actor().name(), PersonHistory.words(recorded.entry())))
                .toList();
    }

    private Person person(String id) {
        return PersonId.parse(id).flatMap(people::find).orElseThrow(() -> new NotFound("no person " + id));
    }
}
