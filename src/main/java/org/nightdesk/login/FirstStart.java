package org.nightdesk.login;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Optional;
import org.nightdesk.access.Tokens;
import org.nightdesk.engine.OnceAtStart;
import org.nightdesk.login.OneTimeLinks.Purpose;
import org.nightdesk.people.NewPerson;
import org.nightdesk.people.People;
import org.nightdesk.people.Person;
import org.nightdesk.settings.Settings;
import org.nightdesk.settings.Settings.FirstAdministrator;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * An installation without people: makes what the settings say at the first start (an administrator, a token), or opens the door to
 * whoever holds the link that {@code serve} prints.
 */
@Component
public class FirstStart extends OnceAtStart {

    private final People people;
    private final Passwords passwords;
    private final Tokens tokens;
    private final OneTimeLinks links;
    private final Settings settings;
    private final InstantSource clock;
    private final TransactionTemplate transactions;
    private final JdbcClient jdbc;
    private final Housewarming housewarming;

    FirstStart(
            People people,
            Passwords passwords,
            Tokens tokens,
            OneTimeLinks links,
            Settings settings,
            InstantSource clock,
            TransactionTemplate transactions,
            JdbcClient jdbc,
            Housewarming housewarming) {
        this.people = people;
        this.passwords = passwords;
        this.tokens = tokens;
        this.links = links;
        this.settings = settings;
        this.clock = clock;
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.housewarming = housewarming;
    }

    /** A new one-time link that makes the first administrator, good for a day; empty once there is anybody. */
    public Optional<String> setUpLink(Instant now) {
        return transactions.execute(status ->
                people.isEmpty() ? Optional.of(links.link(Purpose.SETUP, Optional.empty(), now)) : Optional.empty());
    }

    boolean isOpen(String key, Instant now) {
        return people.isEmpty() && links.setsUp(key, now);
    }

    /** Makes the first administrator. NotFound when the link is used or over, or somebody was faster. */
    Person setUp(String key, NewPerson administrator, String password, Instant now) {
        return transactions.execute(status -> {
            oneAtATime();
            if (!isOpen(key, now) || !links.use(key, now)) {
                throw new NotFound("the set-up is over");
            }
            Person person = people.create(administrator, Viewer.system(), now);
            passwords.set(person, password, person.actor(), now);
            housewarming.prepare(person, now);
            return person;
        });
    }

    String next() {
        return housewarming.next();
    }

    /** Before the engine and the web server: whoever finds the door open finds the administrator there. */
    @Override
    protected void begin() {
        if (settings.firstAdministrator().isPresent() || settings.firstToken().isPresent()) {
            transactions.executeWithoutResult(status -> makeWhatTheSettingsSay(clock.instant()));
        }
    }

    private void makeWhatTheSettingsSay(Instant now) {
        oneAtATime();
        if (!people.isEmpty()) {
            return;
        }
        settings.firstAdministrator().ifPresent(first -> {
            Person person = people.create(administrator(first), Viewer.system(), now);
            passwords.setUnchecked(person, first.password(), Viewer.system().actor(), now);
            housewarming.prepare(person, now);
        });
        settings.firstToken()
                .ifPresent(key -> tokens.create("NIGHTDESK_API_TOKEN", Role.ADMINISTRATOR, key, Viewer.system(), now));
    }

    private static NewPerson administrator(FirstAdministrator first) {
        String account = first.email().substring(0, first.email().indexOf('@'));
        return NewPerson.of(account, first.email(), Role.ADMINISTRATOR, ZoneId.of("UTC"));
    }

    // Two nodes may start at the same moment on an empty database.
    private void oneAtATime() {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('nightdesk first start'))")
                .query(row -> {});
    }

    @Override
    public int getPhase() {
        return 0;
    }
}
