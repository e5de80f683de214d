package org.nightdesk.push;

import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.nightdesk.channel.WebAddress;
import org.nightdesk.people.ContactMethods;
import org.nightdesk.people.NewContactMethod;
import org.nightdesk.people.Person;
import org.nightdesk.people.PersonId;
import org.nightdesk.secret.Secrets;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The browsers that people want to be paged in; each is a contact method, verified by a push that comes back. */
@Component
class Browsers {

    /** The seal of their keys. */
    static final String PURPOSE = "push-browser";

    private static final String PROOF = "push-arrived";
    private static final int AUTH = 16;
    private static final int LONGEST_NAME = 60;

    private final BrowserStore store;
    private final ContactMethods methods;
    private final Secrets secrets;

    Browsers(BrowserStore store, ContactMethods methods, Secrets secrets) {
        this.store = store;
        this.methods = methods;
        this.secrets = secrets;
    }

    List<Browser> of(PersonId person) {
        return store.of(person);
    }

    /**
     * Adds this browser to those of the person, not verified yet. {@code point} and {@code auth} are its keys in base64url. The same browser again is the
     * one it was; another person's becomes this person's. Refused when the keys are none.
     */
    @Transactional
    public Browser add(Person person, String endpoint, String point, String auth, String name, Viewer by, Instant now) {
        WebAddress.problemWith(endpoint).ifPresent(problem -> {
            throw Refused.invalid("endpoint", problem);
        });
        byte[] key = point(point);
        byte[] shared = bytes(auth);
        if (shared.length != AUTH) {
            throw notAKey("auth");
        }
        Optional<Browser> before = store.ofEndpoint(endpoint);
        if (before.filter(one -> one.person().equals(person.id()) && hasMethod(one))
                .isPresent()) {
            return before.get();
        }
        before.ifPresent(one -> {
            store.delete(one.token());
            methods.failed(Pusher.KIND, one.token(), "Somebody else uses this browser now.", now);
        });
        String token = secrets.fresh();
        long method = methods.add(person.id(), new NewContactMethod(Pusher.KIND, token, false), by, now);
        byte[] sealed = secrets.seal(PURPOSE, Base64.getEncoder().encodeToString(shared));
        store.insert(
                new Browser(token, person.id(), named(name), endpoint, key, sealed, method, now, Optional.empty()));
        return store.find(token).orElseThrow();
    }

    // It may have been removed where people keep how they are reached: then the browser begins anew.
    private boolean hasMethod(Browser browser) {
        return methods.of(List.of(browser.person())).getOrDefault(browser.person(), List.of()).stream()
                .anyMatch(method -> method.id() == browser.method());
    }

    private static String named(String name) {
        String line = name.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        String kept = line.isEmpty() ? "A browser" : line;
        return kept.length() <= LONGEST_NAME ? kept : kept.substring(0, LONGEST_NAME);
    }

    private static byte[] point(String text) {
        try {
            byte[] bytes = bytes(text);
            P256.point(bytes);
            return bytes;
        } catch (GeneralSecurityException none) {
            throw notAKey("key");
        }
    }

    private static byte[] bytes(String text) {
        try {
            return Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException broken) {
            throw notAKey("key");
        }
    }

    private static Refused notAKey(String field) {
        return Refused.invalid(field, "The browser gave no usable key. Load the page again and try once more.");
    }

    /** What the browser sends back when the push has arrived. */
    String proof(Browser browser) {
        return secrets.sign(PROOF, browser.token());
    }

    /** The push has arrived: the method is the person's. Not found for whoever cannot prove it. */
    @Transactional
    public void arrived(String token, String proof, Instant now) {
        Browser browser = store.find(token)
                .filter(one -> secrets.verify(PROOF, token, proof))
                .orElseThrow(() -> new NotFound("no browser that waits"));
        methods.proved(browser.person(), browser.method(), now);
    }

    /** Not pushed to any more. NotFound when it is another's. */
    @Transactional
    public void remove(Person person, String token, Viewer by, Instant now) {
        Browser browser = store.find(token)
                .filter(one -> one.person().equals(person.id()))
                .orElseThrow(() -> new NotFound("no browser of " + person.id()));
        store.delete(token);
        if (hasMethod(browser)) {
            methods.remove(person.id(), browser.method(), by, now);
        }
    }
}
