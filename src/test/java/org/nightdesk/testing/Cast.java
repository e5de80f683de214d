package org.nightdesk.testing;

import java.time.Duration;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicInteger;
import org.nightdesk.access.SignInLinks;
import org.nightdesk.access.Tokens;
import org.nightdesk.people.NewPerson;
import org.nightdesk.people.Organisation;
import org.nightdesk.people.Organisations;
import org.nightdesk.people.People;
import org.nightdesk.people.Person;
import org.nightdesk.people.TeamId;
import org.nightdesk.people.Teams;
import org.nightdesk.people.Viewers;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;

/**
 * The people of a story, new ones for each test, and their browsers and tokens:
 *
 * <pre>
 * Cast cast = Cast.of(TestNode.shared());
 * Person alice = cast.alice();                          // administrator, Dublin
 * Person bob = cast.bob();                              // responder, Tokyo
 * cast.browser(bob).post("/tickets/7/acknowledgement"); // session cookie and CSRF token are dealt with
 * cast.api(Role.AGENT).get("/api/v1/tickets");          // bearer token
 * cast.nobody().get("/queue");                          // 302 to /login
 * </pre>
 */
public final class Cast {

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final TestNode node;
    private final int number = COUNT.incrementAndGet();

    private Cast(TestNode node) {
        this.node = node;
    }

    /** A new cast: nobody has met them before. */
    public static Cast of(TestNode node) {
        return new Cast(node);
    }

    /** An administrator in Dublin. */
    public Person alice() {
        return staff("Alice", Role.ADMINISTRATOR, "Europe/Dublin");
    }

    /** A responder in Tokyo, nine hours ahead. */
    public Person bob() {
        return staff("Bob", Role.RESPONDER, "Asia/Tokyo");
    }

    /** A customer's contact, of a customer of his own: sees nothing of the staff's. */
    public Person charlie() {
        return contact("Charlie", organisation("Charlie's company"));
    }

    /** The person of that first name in this cast, made on the first call. */
    public Person staff(String name, Role role, String zone) {
        String email = email(name);
        return people().findByEmail(email)
                .orElseGet(() ->
                        people().create(NewPerson.of(name, email, role, ZoneId.of(zone)), Viewer.system(), node.now()));
    }

    /** The contact of that first name in this cast, made on the first call. */
    public Person contact(String name, Organisation organisation) {
        String email = email(name);
        return people().findByEmail(email)
                .orElseGet(() -> people().create(
                                NewPerson.contact(name, email, ZoneId.of("Europe/Oslo"), organisation.id()),
                                Viewer.system(),
                                node.now()));
    }

    /** A customer of this cast only. */
    public Organisation organisation(String name) {
        String full = name + " " + number;
        Organisations organisations = node.bean(Organisations.class);
        return organisations.findByName(full).orElseGet(() -> organisations.create(full, Viewer.system(), node.now()));
    }

    /** A team of this cast only. */
    public TeamId team(String name, Person... members) {
        return node.bean(Teams.class)
                .create(
                        name + " " + number,
                        java.util.Arrays.stream(members).map(Person::id).toList(),
                        Viewer.system(),
                        node.now());
    }

    /** What the team is called, which is not what another cast's is. */
    public String nameOf(TeamId team) {
        return node.bean(Teams.class).name(team);
    }

    /** What the person may see. */
    public Viewer viewer(Person person) {
        return node.bean(Viewers.class).of(person);
    }

    /** A browser in which the person has just signed in. Sessions end when the clock has moved by three days without a request. */
    public Browser browser(Person person) {
        Browser browser = nobody();
        browser.get(node.bean(SignInLinks.class).path(person.id(), node.now().plus(Duration.ofHours(1))));
        return browser;
    }

    /** A browser in which nobody has signed in. */
    public Browser nobody() {
        return new Browser(node, null);
    }

    /** A client of the API with a new token of that role. */
    public Browser api(Role role) {
        return api(token(role));
    }

    /** A client of the API with that token. */
    public Browser api(String token) {
        return new Browser(node, token);
    }

    /** A new API token of that role. */
    public String token(Role role) {
        return node.bean(Tokens.class).create("cast " + number, role, Viewer.system(), node.now());
    }

    /** A new token of the person's own: what is done by it, they did. */
    public String ownToken(Person person) {
        return node.bean(Tokens.class).createOwn("cast " + number, person.role(), viewer(person), node.now());
    }

    private String email(String name) {
        return name.toLowerCase(java.util.Locale.ROOT).replace(' ', '.') + "." + number + "@cast.example";
    }

    private People people() {
        return node.bean(People.class);
    }
}
