package org.nightdesk.bench;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
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
 * the argument. Prints one line when it serves: {@code READY port key jdbc-address user password path token}; whoever opens the path is
 * signed in as Bob; whoever shows the token may do what an agent may.
 */
final class BenchNode {

    static final String NAME = "Bench";

    private static final String BOB = "bob@bench.example";

    private final ApplicationContext node;
    private final Instant now = Instant.now();

    private BenchNode(ApplicationContext node) {
        this.node = node;
    }

    public static void main(String[] arguments) {
        var context = Nightdesk.start(Settings.read(System.getenv()), InstantSource.system(), Ticking.BY_ITSELF);
        String key = new BenchNode(context).key(arguments[0]);
        var database = context.getBean(Database.class).address();
        System.out.printf(
                "READY %d %s %s %s %s %s %s%n",
                Nightdesk.port(context),
                key,
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
        Person bob = node.getBean(People.class).findByEmail(BOB).orElseThrow();
        return node.getBean(SignInLinks.class).path(bob.id(), Instant.now().plus(Duration.ofHours(12)));
    }

    private String key(String sink) {
        Integrations integrations = node.getBean(Integrations.class);
        Integration integration = integrations.all().stream()
                .filter(one -> one.name().equals(NAME))
                .findFirst()
                .orElseGet(() -> integrations.create(
                        IntegrationDraft.of(
                                "alertmanager", NAME, service(policy(bob(sink))).id()),
                        Viewer.system(),
                        now));
        return integrations.key(integration.id(), Viewer.system());
    }

    private Person bob(String sink) {
        Person bob = node.getBean(People.class)
                .create(NewPerson.of("Bob", BOB, Role.AGENT, ZoneId.of("Asia/Tokyo")), Viewer.system(), now);
        node.getBean(ContactMethods.class)
                .add(bob.id(), new NewContactMethod("webhook", sink, true), Viewer.system(), now);
        return bob;
    }

    private Policy policy(Person bob) {
        Step step = new Step(List.of(new Target(Target.Kind.PERSON, bob.id().value())), 60);
        return node.getBean(Policies.class).create(NAME, List.of(step), 0, Viewer.system(), now);
    }

    private Service service(Policy policy) {
        ServiceDraft draft = new ServiceDraft(
                Optional.empty(),
                NAME,
                "",
                2,
                Optional.empty(),
                OptionalLong.of(policy.id().value()),
                List.of());
        return node.getBean(Services.class).create(draft, Viewer.system(), now);
    }
}
