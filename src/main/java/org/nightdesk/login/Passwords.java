package org.nightdesk.login;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.nightdesk.people.Person;
import org.nightdesk.people.PersonId;
import org.nightdesk.subject.Actor;
import org.nightdesk.subject.Refused;
import org.nightdesk.timeline.Entry;
import org.nightdesk.timeline.Timeline;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Passwords, kept as Argon2id with the first set of parameters of the OWASP Password Storage Cheat Sheet: 19 MiB, two passes, one lane. */
@Component
public class Passwords {

    static final int SHORTEST = 12;
    static final int LONGEST = 200;
    private static final int LEAST_DIFFERENT = 5;

    /** So many at once: each takes 19 MiB, and a flood of sign-ins must not take all memory. */
    private static final Semaphore AT_ONCE = new Semaphore(4);

    private final PasswordEncoder encoder = new Argon2PasswordEncoder(16, 32, 1, 19 * 1024, 2);
    private final CredentialStore store;
    private final Timeline timeline;

    /** Compared with when there is no such person, so that the answer takes as long. */
    private final String nobodys;

    Passwords(CredentialStore store, Timeline timeline) {
        this.store = store;
        this.timeline = timeline;
        this.nobodys = encode("the password of nobody at all");
    }

    /** Sets it; refused, for the field {@code password}, when it is easy to guess. */
    @Transactional
    public void set(Person person, String plain, Actor by, Instant now) {
        check(plain, person);
        setUnchecked(person, plain, by, now);
    }

    /** Sets what the owner of the installation chose outside, whatever it is. */
    @Transactional
    public void setUnchecked(Person person, String plain, Actor by, Instant now) {
        store.setPassword(person.id(), encode(plain), now);
        timeline.append(Entry.internal(person.id().subject(), now, by, "password-set", "", Map.of()));
    }

    boolean isSet(PersonId person) {
        return store.of(person).password().isPresent();
    }

    /** Takes equally long whether there is such a person, and whether they have a password. */
    boolean isRight(Optional<Person> person, String plain) {
        Optional<String> encoded = person.map(Person::id).map(store::of).flatMap(Credential::password);
        boolean right = plain.length() <= LONGEST && matches(plain, encoded.orElse(nobodys));
        return right && encoded.isPresent();
    }

    static void check(String plain, Person person) {
        String lower = plain.toLowerCase(Locale.ROOT);
        String account =
                person.email().substring(0, person.email().indexOf('@')).toLowerCase(Locale.ROOT);
        if (plain.length() < SHORTEST || plain.length() > LONGEST) {
            throw Refused.invalid(
                    "password",
                    "Use %d to %d characters: a short sentence is easy to remember.".formatted(SHORTEST, LONGEST));
        }
        if (plain.chars().distinct().count() < LEAST_DIFFERENT) {
            throw Refused.invalid("password", "That repeats too few characters. A short sentence is easy to remember.");
        }
        if (account.length() > 3 && lower.contains(account) || lower.contains("nightdesk")) {
            throw Refused.invalid(
                    "password", "That contains your address or the name of this program: both are tried first.");
        }
    }

    private String encode(String plain) {
        AT_ONCE.acquireUninterruptibly();
        try {
            return java.util.Objects.requireNonNull(encoder.encode(plain));
        } finally {
            AT_ONCE.release();
        }
    }

    private boolean matches(String plain, String encoded) {
        AT_ONCE.acquireUninterruptibly();
        try {
            return encoder.matches(plain, encoded);
        } finally {
            AT_ONCE.release();
        }
    }
}
