package org.nightdesk.vault;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.channel.Fetcher;
import org.nightdesk.secret.Secrets;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Subject;
import org.nightdesk.subject.Viewer;
import org.nightdesk.timeline.Entry;
import org.nightdesk.timeline.Timeline;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Secrets that playbooks name. Administrators keep them; nobody reads them back; the program opens one when it acts. */
@Component
public class Vault {

    private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._/-]{0,99}";
    private static final String PURPOSE = "vault";

    private final VaultStore store;
    private final Elsewhere elsewhere;
    private final Fetcher fetcher;
    private final Secrets secrets;
    private final Timeline timeline;

    Vault(VaultStore store, Elsewhere elsewhere, Fetcher fetcher, Secrets secrets, Timeline timeline) {
        this.store = store;
        this.elsewhere = elsewhere;
        this.fetcher = fetcher;
        this.secrets = secrets;
        this.timeline = timeline;
    }

    /** By name, without values; for whoever writes playbooks. */
    public List<Kept> all(Viewer viewer) {
        viewer.needs(Role.AGENT);
        return store.all();
    }

    /** Whether there is one of that name. */
    public boolean knows(String name) {
        return store.find(name).isPresent();
    }

    /**
     * Its value, now. Refused with a sentence, in which the value never stands, when there is none of that name or it cannot be had. May talk to the world: hold no
     * transaction.
     */
    public String value(String name) {
        Kept kept = store.find(name)
                .orElseThrow(
                        () -> Refused.conflict("There is no secret called " + name + ". An administrator adds it."));
        return switch (kept.kind()) {
            case "sealed" -> opened(name);
            case "file" -> elsewhere.file(kept);
            default -> elsewhere.fetched(kept, opened(name));
        };
    }

    private String opened(String name) {
        return store.sealed(name)
                .flatMap(closed -> secrets.open(PURPOSE, closed))
                .orElseThrow(() -> Refused.conflict("The secret " + name
                        + " cannot be opened with today’s key. An administrator writes it again."));
    }

    /** Adds it, or puts this one in its place; an empty value keeps that of one of the same kind. For administrators. */
    @Transactional
    public Kept keep(SecretDraft draft, Viewer by, Instant now) {
        by.needs(Role.ADMINISTRATOR);
        check(draft);
        Optional<Kept> before = store.find(draft.name());
        store.put(draft, sealed(draft, before), by.actor(), now);
        record(draft.name(), before.isPresent() ? "changed" : "created", draft.kind(), by, now);
        return store.find(draft.name()).orElseThrow();
    }

    private void check(SecretDraft draft) {
        if (!draft.name().matches(NAME)) {
            throw Refused.invalid("name", "Name it in letters, digits, point, slash, _ and -: billing/api-key.");
        }
        switch (draft.kind()) {
            case "sealed" -> {
                if (!draft.reference().isEmpty()) {
                    throw Refused.invalid("reference", "A secret that is kept here has no address. Leave it empty.");
                }
            }
            case "file" -> Elsewhere.check(draft.reference());
            case "vault" -> Elsewhere.pointer(draft.reference(), fetcher);
            default -> throw Refused.invalid("kind", "Choose where it is: sealed, file or vault.");
        }
        if (draft.value().length() > Elsewhere.LONGEST || draft.note().length() > 500) {
            throw Refused.invalid("value", "A secret has at most 16,000 letters, its note 500.");
        }
    }

    private Optional<byte[]> sealed(SecretDraft draft, Optional<Kept> before) {
        if (draft.kind().equals("file")) {
            return Optional.empty();
        }
        if (!draft.value().isEmpty()) {
            return Optional.of(secrets.seal(PURPOSE, draft.value()));
        }
        // A token goes to no other place than the one it was given for.
        boolean same = before.filter(one ->
                        one.kind().equals(draft.kind()) && one.reference().equals(draft.reference()))
                .isPresent();
        return Optional.of(Optional.of(draft.name())
                .filter(name -> same)
                .flatMap(store::sealed)
                .orElseThrow(() -> Refused.invalid("value", "Write the secret.")));
    }

    /** What names it is refused from now on. For administrators. */
    @Transactional
    public void remove(String name, Viewer by, Instant now) {
        by.needs(Role.ADMINISTRATOR);
        if (!store.delete(name)) {
            throw new NotFound("secret " + name);
        }
        record(name, "deleted", "", by, now);
    }

    private void record(String name, String verb, String kind, Viewer by, Instant now) {
        timeline.append(Entry.internal(new Subject("secret", name), now, by.actor(), verb, name, Map.of("kind", kind)));
    }
}
