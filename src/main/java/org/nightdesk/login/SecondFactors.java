package org.nightdesk.login;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.people.Person;
import org.nightdesk.people.PersonId;
import org.nightdesk.secret.Secrets;
import org.nightdesk.subject.Actor;
import org.nightdesk.subject.Refused;
import org.nightdesk.timeline.Entry;
import org.nightdesk.timeline.Timeline;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The second thing a person shows besides the password: an authenticator's six figures, or a recovery code. */
@Component
class SecondFactors {

    private static final String PURPOSE = "authenticator";

    private final SecureRandom random = new SecureRandom();
    private final CredentialStore store;
    private final RecoveryCodes recovery;
    private final Secrets secrets;
    private final Timeline timeline;

    SecondFactors(CredentialStore store, RecoveryCodes recovery, Secrets secrets, Timeline timeline) {
        this.store = store;
        this.recovery = recovery;
        this.secrets = secrets;
        this.timeline = timeline;
    }

    boolean isOn(PersonId person) {
        return store.of(person).totpOn();
    }

    int recoveryCodesLeft(PersonId person) {
        return recovery.left(person);
    }

    /** The secret under enrolment, a new one when there is none; empty when an authenticator is in use already. */
    @Transactional
    public Optional<byte[]> enrol(PersonId person, Instant now) {
        Credential credential = store.of(person);
        if (credential.totpOn()) {
            return Optional.empty();
        }
        Optional<byte[]> begun = secret(credential);
        if (begun.isPresent()) {
            return begun;
        }
        byte[] secret = new byte[Totp.SECRET_BYTES];
        random.nextBytes(secret);
        store.startTotp(person, secrets.seal(PURPOSE, Base64.getEncoder().encodeToString(secret)), now);
        return Optional.of(secret);
    }

    /** From now on the authenticator is asked for; ten recovery codes to be shown once. Refused when the figures are not its. */
    @Transactional
    public List<String> confirm(Person person, String typed, Instant now) {
        Credential credential = store.of(person.id());
        if (credential.totpOn() || !fits(credential, typed, now)) {
            throw Refused.invalid(
                    "code",
                    "Those are not the figures it shows now. Wait for the next ones, and see that the phone's clock is right.");
        }
        store.turnOnTotp(person.id(), now);
        append(person, person.actor(), "authenticator-added", now);
        return recovery.fresh(person.id());
    }

    /** Whether these are figures that have not been used yet. */
    @Transactional
    public boolean accepts(PersonId person, String typed, Instant now) {
        Credential credential = store.of(person);
        return credential.totpOn() && fits(credential, typed, now);
    }

    /** Whether it was an unused recovery code. */
    @Transactional
    public boolean recovers(Person person, String typed, Instant now) {
        boolean right = recovery.use(person.id(), typed, now);
        if (right) {
            append(person, person.actor(), "recovery-code-used", now);
        }
        return right;
    }

    /** Ten new recovery codes, to be shown once. */
    @Transactional
    public List<String> freshRecoveryCodes(Person person, Instant now) {
        append(person, person.actor(), "recovery-codes-made", now);
        return recovery.fresh(person.id());
    }

    /** The password alone opens from now on. */
    @Transactional
    public void remove(Person person, Actor by, Instant now) {
        store.removeTotp(person.id(), now);
        recovery.remove(person.id());
        append(person, by, "authenticator-removed", now);
    }

    private boolean fits(Credential credential, String typed, Instant now) {
        return secret(credential).stream()
                .mapToLong(secret -> Totp.matching(secret, typed, now).orElse(-1))
                .anyMatch(step -> step >= 0 && store.useStep(credential.person(), step));
    }

    private Optional<byte[]> secret(Credential credential) {
        return credential.totp().flatMap(kept -> secrets.open(PURPOSE, kept)).map(Base64.getDecoder()::decode);
    }

    private void append(Person person, Actor by, String verb, Instant now) {
        timeline.append(Entry.internal(person.id().subject(), now, by, verb, "", Map.of()));
    }
}
