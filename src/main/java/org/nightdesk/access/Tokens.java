package org.nightdesk.access;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.people.PersonId;
import org.nightdesk.secret.Secrets;
import org.nightdesk.subject.Actor;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Subject;
import org.nightdesk.subject.Viewer;
import org.nightdesk.timeline.Entry;
import org.nightdesk.timeline.Timeline;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** API tokens: those of programs, which belong to nobody, and those of persons. Only a hash of each is kept: a key is shown once, when it is made. */
@Component
public class Tokens {

    private static final int LONGEST_NAME = 120;

    private final TokenStore store;
    private final Secrets secrets;
    private final Timeline timeline;

    Tokens(TokenStore store, Secrets secrets, Timeline timeline) {
        this.store = store;
        this.secrets = secrets;
        this.timeline = timeline;
    }

    /** A new token of this role; returns its key, {@code nd_…}, which nobody can read again. For administrators. */
    @Transactional
    public String create(String name, Role role, Viewer by, Instant now) {
        String key = fresh();
        create(name, role, key, by, now);
        return key;
    }

    private String fresh() {
        return "nd_" + secrets.fresh();
    }

    /** One of one's own, by which a program does what its owner may, but at most as this role; returns its key. Refused to a token. For who works here. */
    @Transactional
    public String createOwn(String name, Role role, Viewer by, Instant now) {
        by.needs(Role.RESPONDER);
        if (!by.actor().isPerson() || !by.may(role)) {
            throw Refused.invalid("role", "A token of your own may do at most what you may: choose a lesser role.");
        }
        String key = fresh();
        insert(name, role, Optional.of(new PersonId(by.actor().id())), key, by.actor(), now);
        return key;
    }

    /** For the command line, whose user owns the installation. */
    @Transactional
    public String create(String name, Role role, Instant now) {
        return create(name, role, Viewer.system(), now);
    }

    /** A token with exactly this key, for automation that must know it before; nothing happens when it exists already. */
    @Transactional
    public void create(String name, Role role, String key, Viewer by, Instant now) {
        by.needs(Role.ADMINISTRATOR);
        insert(name, role, Optional.empty(), key, by.actor(), now);
    }

    private void insert(String name, Role role, Optional<PersonId> own, String key, Actor by, Instant now) {
        String fit = name.strip();
        if (fit.isEmpty() || fit.length() > LONGEST_NAME || fit.codePoints().anyMatch(Character::isISOControl)) {
            throw Refused.invalid(
                    "name", "A token's name has 1 to " + LONGEST_NAME + " characters: say what will use it.");
        }
        store.insert(fit, role, own, by, hash(key), now)
                .ifPresent(id -> timeline.append(Entry.internal(
                        subject(id),
                        now,
                        by,
                        "created",
                        "API token %s, %s%s.".formatted(fit, role.word(), own.isPresent() ? ", their own" : ""),
                        Map.of("role", role.word()))));
    }

    /** All, the revoked ones last. For administrators. */
    public List<Token> all(Viewer by) {
        by.needs(Role.ADMINISTRATOR);
        return store.all();
    }

    /** Those of one's own that are in use. */
    public List<Token> own(Viewer by) {
        return store.all().stream()
                .filter(token -> token.revokedAt().isEmpty() && isOwn(token, by))
                .toList();
    }

    private static boolean isOwn(Token token, Viewer by) {
        return by.actor().isPerson()
                && token.own().equals(Optional.of(new PersonId(by.actor().id())));
    }

    /** One of them, in use or revoked. For administrators. */
    public Token token(long id, Viewer by) {
        return all(by).stream()
                .filter(token -> token.id() == id)
                .findFirst()
                .orElseThrow(() -> new NotFound("no token " + id));
    }

    /** The token opens nothing from now on. For administrators, and for whose own it is. */
    @Transactional
    public void revoke(long id, Viewer by, Instant now) {
        if (own(by).stream().noneMatch(token -> token.id() == id)) {
            by.needs(Role.ADMINISTRATOR);
        }
        if (!store.revoke(id, now)) {
            throw new NotFound("no token in use: " + id);
        }
        timeline.append(Entry.internal(subject(id), now, by.actor(), "revoked", "", Map.of()));
    }

    /** Whether that program's token was made by that person; those of the command line were made by nobody whom we know. */
    public boolean isMadeBy(long id, PersonId person) {
        return store.isMadeBy(id, person);
    }

    Optional<Token> findByKey(String key, Instant now) {
        Optional<Token> token = store.findByKey(hash(key));
        token.ifPresent(found -> store.used(found, now));
        return token;
    }

    private static byte[] hash(String key) {
        return Secrets.sha256(key.getBytes(StandardCharsets.UTF_8));
    }

    private static Subject subject(long id) {
        return Subject.of("token", id);
    }
}
