package org.nightdesk.caller;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
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

/** The telephone systems that may tell of calls, each with its secret address; and whose telephone is whose. */
@Component
@Transactional
class Exchanges {

    private static final String PURPOSE = "caller-key";
    private static final int LONGEST = 100;
    private static final int MOST_EXTENSIONS = 10;

    private final ExchangeStore store;
    private final Secrets secrets;
    private final Timeline timeline;

    Exchanges(ExchangeStore store, Secrets secrets, Timeline timeline) {
        this.store = store;
        this.secrets = secrets;
        this.timeline = timeline;
    }

    /** Whose address it is; the hashes are compared in constant time. NotFound for an address that nobody has. */
    @Transactional(readOnly = true)
    Exchange byKey(String key) {
        byte[] hash = hash(key);
        return store.byHash(hash)
                .filter(found -> MessageDigest.isEqual(found.getValue(), hash))
                .map(Map.Entry::getKey)
                .orElseThrow(() -> new NotFound("no telephone system has this address"));
    }

    /** By name. */
    @Transactional(readOnly = true)
    List<Exchange> all(Viewer viewer) {
        viewer.needs(Role.AGENT);
        return store.all();
    }

    @Transactional(readOnly = true)
    Exchange exchange(long id, Viewer viewer) {
        viewer.needs(Role.AGENT);
        return store.find(id).orElseThrow(() -> new NotFound("telephone system " + id));
    }

    /** The path that the telephone system calls. */
    @Transactional(readOnly = true)
    String path(Exchange exchange, Viewer viewer) {
        viewer.needs(Role.AGENT);
        return "/in/calls/"
                + secrets.open(PURPOSE, store.sealed(exchange.id()))
                        .orElseThrow(() -> new IllegalStateException(
                                "no secret key opens the address of telephone system " + exchange.id()));
    }

    /** What was heard of late, the latest first. */
    @Transactional(readOnly = true)
    List<Heard> heard(Exchange exchange, Viewer viewer) {
        viewer.needs(Role.AGENT);
        return store.heard(exchange);
    }

    /** Written down whatever became of it. */
    void hear(Exchange exchange, Heard heard) {
        store.heard(exchange, heard);
    }

    /** Refuses a name that is taken. For leads and above. */
    Exchange create(String name, Viewer by, Instant now) {
        by.needs(Role.LEAD);
        String fit = name.strip();
        if (fit.isEmpty() || fit.length() > LONGEST || fit.codePoints().anyMatch(Character::isISOControl)) {
            throw Refused.invalid(
                    "name", "A name has 1 to 100 characters. Name the telephone system, such as Dublin office.");
        }
        String key = secrets.fresh();
        Exchange made = store.insert(fit, hash(key), secrets.seal(PURPOSE, key), now)
                .orElseThrow(() -> Refused.invalid("name", "There is one of this name already. Choose another."));
        say("exchange", made.id(), by.actor(), "created", "Telephone system %s was added.".formatted(fit), now);
        return made;
    }

    /** Its address stops working; its calls are gone. For leads and above. */
    void remove(long id, Viewer by, Instant now) {
        by.needs(Role.LEAD);
        Exchange gone = exchange(id, by);
        store.delete(id);
        say("exchange", id, by.actor(), "removed", "Telephone system %s was removed.".formatted(gone.name()), now);
    }

    @Transactional(readOnly = true)
    List<String> extensionsOf(PersonId person) {
        return store.extensionsOf(person);
    }

    /** My telephones, with spaces or commas between; what somebody else had is mine from now on. */
    void setExtensions(String written, Viewer by, Instant now) {
        by.needs(Role.RESPONDER);
        if (!by.actor().isPerson()) {
            throw Refused.invalid("extensions", "Only a person has a telephone.");
        }
        List<String> extensions = Arrays.stream(written.strip().split("[\\s,;]+"))
                .filter(one -> !one.isEmpty())
                .map(one -> one.toLowerCase(java.util.Locale.ROOT))
                .distinct()
                .toList();
        if (extensions.size() > MOST_EXTENSIONS || extensions.stream().anyMatch(one -> one.length() > 40)) {
            throw Refused.invalid("extensions", "At most ten extensions, such as 712 or +35316790712.");
        }
        store.extensions(new PersonId(by.actor().id()), extensions);
        String said = extensions.isEmpty() ? "No extension." : "Extensions: " + String.join(", ", extensions) + ".";
        say("person", by.actor().id(), by.actor(), "changed", said, now);
    }

    private void say(String kind, long id, Actor by, String verb, String text, Instant now) {
        timeline.append(Entry.internal(Subject.of(kind, id), now, by, verb, text, Map.of()));
    }

    private static byte[] hash(String key) {
        return Secrets.sha256(key.getBytes(StandardCharsets.UTF_8));
    }

    /** Empty when nobody is signed in as a person. */
    static Optional<PersonId> person(Viewer viewer) {
        return viewer.actor().isPerson()
                ? Optional.of(new PersonId(viewer.actor().id()))
                : Optional.empty();
    }
}
