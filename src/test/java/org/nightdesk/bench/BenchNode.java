package org.nightdesk.bench;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.nightdesk.Nightdesk;
import org.nightdesk.access.SignInLinks;
import org.nightdesk.access.Tokens;
import org.nightdesk.catalog.Service;
import org.nightdesk.catalog.ServiceDraft;
import org.nightdesk.catalog.Services;
import org.nightdesk.database.Database;
import org.nightdesk.engine.Ticking;
import org.nightdesk.escalation.Policies;
import org.nightdesk.escalation.Policy;
import org.nightdesk.escalation.Step;
import org.nightdesk.escalation.Target;
import org.nightdesk.people.ContactMethods;
import org.nightdesk.people.NewContactMethod;
import org.nightdesk.people.NewPerson;
import org.nightdesk.people.People;
import org.nightdesk.people.Person;
import org.nightdesk.settings.Settings;
import org.nightdesk.signal.Integration;
import org.nightdesk.signal.IntegrationDraft;
import org.nightdesk.signal.Integrations;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.springframework.context.ApplicationContext;

/**
 * A node in a process of its own, as {@code serve} runs it, with one integration whose incidents wake Bob at the webhook given as
 * the argument, and {@code BENCH_ADDRESSES} more, each waking somebody else there. Prints one line when it serves:
 * {@code READY port keys jdbc-address user password path token}, the keys with commas between, Bob's first; whoever opens the path is
 * signed in as Bob; whoever shows the token may do what an agent may.
 */
final class BenchNode {

    static final String NAME = "Bench";

    private static final String BOB = "bob";
    private static final int MORE = Figures.number("BENCH_ADDRESSES", 0);

    private final ApplicationContext node;
    private final Instant now = Instant.now();

    private BenchNode(ApplicationContext node) {
        this.node = node;
    }

    public static void main(String[] arguments) {
        var context = Nightdesk.start(Settings.read(System.getenv()), InstantSource.system(), Ticking.BY_ITSELF);
        String keys = new BenchNode(context).keys(arguments[0]);
        var database = context.getBean(Database.class).address();
        System.out.printf(
                "READY %d %s %s %s %s %s %s%n",
                Nightdesk.port(context),
                keys,
                database.url(),
                database.user(),
                database.password(),
                signIn(context),
                token(context));
    }

    private static String token(ApplicationContext node) {
        return node.getBean(Tokens.class).create(NAME, Role.AGENT, Instant.now());
    }

    private static String signIn(ApplicationContext node) {
        Person bob = node.getBean(People.class).findByEmail(email(BOB)).orElseThrow();
        return node.getBean(SignInLinks.class).path(bob.id(), Instant.now().plus(Duration.ofHours(12)));
    }

    private String keys(String sink) {
        return Stream.concat(
                        Stream.of(key(NAME, BOB, sink)),
                        IntStream.range(0, MORE).mapToObj(i -> key(NAME + " " + i, "person-" + i, sink + "/" + i)))
                .collect(Collectors.joining(","));
    }

    private static String email(String person) {
        return person + "@bench.example";
    }

    private String key(String name, String person, String sink) {
        Integrations integrations = node.getBean(Integrations.class);
        Integration integration = integrations.all().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseGet(() -> integrations.create(
                        IntegrationDraft.of(
                                "alertmanager",
                                name,
                                service(name, policy(name, person(person, sink)))
                                        .id()),
                        Viewer.system(),
                        now));
        return integrations.key(integration.id(), Viewer.system());
    }

    private Person person(String name, String sink) {
        Person person = node.getBean(People.class)
                .create(NewPerson.of(name, email(name), Role.AGENT, ZoneId.of("Asia/Tokyo")), Viewer.system(), now);
        node.getBean(ContactMethods.class)
                .add(person.id(), new NewContactMethod("webhook", sink, true), Viewer.system(), now);
        return person;
    }

    private Policy policy(String name, Person person) {
        Step step = new Step(List.of(new Target(Target.Kind.PERSON, person.id().value())), 60);
        return node.getBean(Policies.class).create(name, List.of(step), 0, Viewer.system(), now);
    }

    private Service service(String name, Policy policy) {
        ServiceDraft draft = new ServiceDraft(
                Optional.empty(),
                name,
                "",
                2,
                Optional.empty(),
                OptionalLong.of(policy.id().value()),
                List.of());
        return node.getBean(Services.class).create(draft, Viewer.system(), now);
    }
}
