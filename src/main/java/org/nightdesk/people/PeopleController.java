package org.nightdesk.people;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.api.IfMatch;
import org.nightdesk.api.Listed;
import org.nightdesk.api.Window;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Needs;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/people}. Contact addresses are shown to leads and above. */
@RestController
@RequestMapping("/api/v1/people")
class PeopleController {

    record Method(String kind, String address, Optional<Boolean> verified) {

        NewContactMethod fit() {
            return new NewContactMethod(kind, address, verified.orElse(false));
        }
    }

    record NewPersonBody(
            String name,
            String email,
            String role,
            Optional<String> timeZone,
            Optional<String> customer,
            Optional<List<Method>> contactMethods) {}

    record PersonChangeBody(
            Optional<String> name,
            Optional<String> email,
            Optional<String> role,
            Optional<String> timeZone,
            Optional<Boolean> active,
            Optional<List<Method>> contactMethods) {}

    record MethodView(String kind, String address, boolean verified) {}

    record PersonView(
            String id,
            String name,
            String email,
            String role,
            String timeZone,
            Optional<String> customer,
            boolean active,
            List<MethodView> contactMethods) {}

    private final People people;
    private final ContactMethods methods;
    private final Organisations organisations;
    private final InstantSource clock;

    PeopleController(People people, ContactMethods methods, Organisations organisations, InstantSource clock) {
        this.people = people;
        this.methods = methods;
        this.organisations = organisations;
        this.clock = clock;
    }

    @GetMapping
    Listed<PersonView> list(Window window, Viewer viewer, @RequestParam(defaultValue = "") String q) {
        List<Person> found = people.following(window.afterNumber(), q, window.limit());
        Map<PersonId, List<ContactMethod>> reached =
                methods.of(found.stream().map(Person::id).toList());
        return window.listed(
                found,
                person -> List.of(person.id().value()),
                person -> view(person, reached.getOrDefault(person.id(), List.of()), viewer));
    }

    @GetMapping("/{id}")
    PersonView show(@PathVariable String id, Viewer viewer) {
        Person person = person(id);
        return view(person, people.contactMethods(person.id()), viewer);
    }

    @PostMapping
    @Needs(Role.AGENT)
    @Transactional
    ResponseEntity<PersonView> create(Viewer viewer, @RequestBody NewPersonBody body) {
        Instant now = clock.instant();
        NewPerson fresh = new NewPerson(
                body.name(),
                body.email(),
                Role.of(body.role()),
                NewPerson.zone(body.timeZone().orElse("UTC")),
                body.customer().map(this::customer));
        Person person = people.create(fresh, viewer, now);
        body.contactMethods().ifPresent(wanted -> methods.replace(person.id(), fit(wanted), viewer, now));
        PersonView view = show(person.id().text(), viewer);
        return ResponseEntity.created(URI.create("/api/v1/people/" + view.id())).body(view);
    }

    @PatchMapping("/{id}")
    @Needs(Role.ADMINISTRATOR)
    @Transactional
    PersonView change(@PathVariable String id, Viewer viewer, IfMatch ifMatch, @RequestBody PersonChangeBody body) {
        ifMatch.holds(show(id, viewer));
        Instant now = clock.instant();
        PersonId person = person(id).id();
        people.change(
                person,
                new PersonChange(
                        body.name(),
                        body.email(),
                        body.role().map(Role::of),
                        body.timeZone().map(NewPerson::zone),
                        body.active()),
                viewer,
                now);
        body.contactMethods().ifPresent(wanted -> methods.replace(person, fit(wanted), viewer, now));
        return show(id, viewer);
    }

    private Person person(String id) {
        return PersonId.parse(id).flatMap(people::find).orElseThrow(() -> new NotFound("no person " + id));
    }

    private OrganisationId customer(String id) {
        return OrganisationId.parse(id)
                .flatMap(organisations::find)
                .map(Organisation::id)
                .orElseThrow(() -> Refused.invalid("customer", "There is no customer with the id " + id + "."));
    }

    private static List<NewContactMethod> fit(List<Method> wanted) {
        return wanted.stream().map(Method::fit).toList();
    }

    private static PersonView view(Person person, List<ContactMethod> reached, Viewer viewer) {
        boolean shown = viewer.may(Role.LEAD) || viewer.actor().equals(person.actor());
        return new PersonView(
                person.id().text(),
                person.name(),
                person.email(),
                person.role().word(),
                person.zone().getId(),
                person.organisation().map(OrganisationId::text),
                person.active(),
                (shown ? reached : List.<ContactMethod>of())
                        .stream()
                                .map(one -> new MethodView(one.kind(), one.address(), one.verified()))
                                .toList());
    }
}
