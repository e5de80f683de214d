package org.nightdesk.people;

import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.nightdesk.subject.Actor;
import org.nightdesk.subject.Asking;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Makes viewers: the only place where audience tokens are given out. */
@Component
public class Viewers implements Asking {

    private static final String PUBLIC = "public";

    private final Teams teams;
    private final PersonStore store;
    private final OrganisationStore organisations;
    private final People people;
    private final InstantSource clock;

    Viewers(Teams teams, PersonStore store, OrganisationStore organisations, People people, InstantSource clock) {
        this.teams = teams;
        this.organisations = organisations;
        this.store = store;
        this.people = people;
        this.clock = clock;
    }

    /** Who is asking in the current request: a signed-in person or a token. Throws when nobody is (a bug: the route was open). */
    @Override
    public Viewer current() {
        return find().orElseThrow(() -> new IllegalStateException("nobody is signed in"));
    }

    /** Who is asking in the current request; empty on an open route that nobody is signed in on. */
    public Optional<Viewer> find() {
        return authentication().map(ViewerAuthentication::viewer);
    }

    /** The person who is asking. NotFound when a token asks, or nobody. */
    public Person person() {
        return find().map(Viewer::actor)
                .filter(Actor::isPerson)
                .flatMap(actor -> store.find(new PersonId(actor.id())))
                .orElseThrow(() -> new NotFound("nobody with a profile is asking"));
    }

    /** The zone that the person who is asking is in; UTC for tokens and for nobody. */
    public ZoneId zone() {
        return authentication().map(ViewerAuthentication::zone).orElse(ZoneOffset.UTC);
    }

    /** What a person may see. */
    public Viewer of(Person person) {
        List<OrganisationId> managed = organisations.managedBy(person.id()).stream()
                .map(Organisation::id)
                .toList();
        return of(person, teams.of(person.id()), managed);
    }

    /** What a request of this person runs as; empty when they have left or never were. */
    public Optional<ViewerAuthentication> authentication(PersonId id) {
        return store.findActive(id)
                .map(member -> new ViewerAuthentication(
                        of(member.person(), member.teams(), member.managed()), zone(member.person())));
    }

    /** What a request runs as that somebody has a program make, as at most that role, by the clocks of UTC; empty when they have left or never were. */
    public Optional<ViewerAuthentication> authentication(PersonId id, Role most) {
        return store.findActive(id).map(member -> {
            Viewer whole = of(member.person(), member.teams(), member.managed());
            return new ViewerAuthentication(whole.may(most) ? lesser(whole, most) : whole, ZoneOffset.UTC);
        });
    }

    private static Viewer lesser(Viewer whole, Role most) {
        Set<String> audience = new HashSet<>(whole.audience());
        audience.removeAll(staff(whole.role()));
        audience.addAll(staff(most));
        return new Viewer(whole.actor(), most, audience);
    }

    // Customers' contacts do not tell us where they travel.
    private ZoneId zone(Person person) {
        return person.role().atLeast(Role.RESPONDER) ? people.zone(person, clock.instant()) : person.zone();
    }

    private static Viewer of(Person person, List<TeamId> memberships, List<OrganisationId> managed) {
        Set<String> audience = new HashSet<>(Set.of(PUBLIC));
        audience.addAll(staff(person.role()));
        person.organisation().map(OrganisationId::token).ifPresent(audience::add);
        managed.forEach(customer -> audience.add(customer.token()));
        memberships.forEach(team -> audience.add("team:" + team.value()));
        return new Viewer(person.actor(), person.role(), audience);
    }

    /** What something that is nobody's, such as a token, may see by its role alone. */
    public Viewer of(Actor actor, Role role) {
        Set<String> audience = new HashSet<>(Set.of(PUBLIC));
        audience.addAll(staff(role));
        return new Viewer(actor, role, audience);
    }

    private static Set<String> staff(Role role) {
        if (role.atLeast(Role.LEAD)) {
            return Set.of(Viewer.STAFF, Viewer.LEADS);
        }
        return role.atLeast(Role.RESPONDER) ? Set.of(Viewer.STAFF) : Set.of();
    }

    private static Optional<ViewerAuthentication> authentication() {
        return Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
                .filter(ViewerAuthentication.class::isInstance)
                .map(ViewerAuthentication.class::cast);
    }
}
