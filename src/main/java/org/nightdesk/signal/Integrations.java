package org.nightdesk.signal;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.catalog.Services;
import org.nightdesk.engine.Bell;
import org.nightdesk.secret.Secrets;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.timeline.Entry;
import org.nightdesk.timeline.Timeline;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The senders that may signal, each with its secret key. Leads and above keep them. */
@Component
@Transactional
public class Integrations {

    /** The live topic of who signalled last; rung at most once a second for each integration. */
    public static final String HEARD = "signals";

    private static final String PURPOSE = "integration-key";

    private final IntegrationStore store;
    private final Services services;
    private final Secrets secrets;
    private final Timeline timeline;
    private final Bell bell;

    Integrations(IntegrationStore store, Services services, Secrets secrets, Timeline timeline, Bell bell) {
        this.store = store;
        this.services = services;
        this.secrets = secrets;
        this.timeline = timeline;
        this.bell = bell;
    }

    /** The sender that owns this key; empty for a key that nobody has. */
    @Transactional(readOnly = true)
    public Optional<Integration> findByKey(String key) {
        return store.findByKeyHash(hash(key));
    }

    /** Empty when there is none. */
    @Transactional(readOnly = true)
    public Optional<Integration> find(IntegrationId id) {
        return store.find(id);
    }

    /** Throws NotFound when there is none. */
    @Transactional(readOnly = true)
    public Integration integration(IntegrationId id) {
        return store.find(id).orElseThrow(() -> new NotFound("integration " + id.value()));
    }

    /** By name. */
    @Transactional(readOnly = true)
    public List<Integration> all() {
        return store.all();
    }

    /** The key to give to the sender. For agents and above. */
    @Transactional(readOnly = true)
    public String key(IntegrationId id, Viewer viewer) {
        viewer.needs(Role.AGENT);
        integration(id);
        return secrets.open(PURPOSE, store.sealedKey(id))
                .orElseThrow(
                        () -> new IllegalStateException("no secret key opens the key of integration " + id.value()));
    }

    /** Makes it and its key. Refuses a name that is taken, an unknown kind and numbers out of range. */
    public Integration create(IntegrationDraft draft, Viewer viewer, Instant now) {
        viewer.needs(Role.LEAD);
        draft.check();
        services.service(draft.service());
        String key = draft.kind().equals("mail") ? inSmallLetters(secrets.fresh()) : secrets.fresh();
        IntegrationId id =
                store.insert(draft, hash(key), secrets.seal(PURPOSE, key), now).orElseThrow(() -> taken(draft));
        return recorded(id, "created", viewer, now);
    }

    /** Changes all but the kind and the key. Refuses as {@link #create} does. */
    public Integration change(IntegrationId id, IntegrationDraft draft, Viewer viewer, Instant now) {
        viewer.needs(Role.LEAD);
        draft.check();
        services.service(draft.service());
        integration(id);
        store.findByName(draft.name()).filter(other -> !other.id().equals(id)).ifPresent(other -> {
            throw taken(draft);
        });
        store.update(id, draft);
        return recorded(id, "changed", viewer, now);
    }

    private Integration recorded(IntegrationId id, String verb, Viewer viewer, Instant now) {
        Integration integration = integration(id);
        timeline.append(Entry.internal(id.subject(), now, viewer.actor(), verb, integration.name(), Map.of()));
        bell.ring("integrations");
        return integration;
    }

    private static Refused taken(IntegrationDraft draft) {
        return Refused.invalid(
                "name", "There is already an integration called \"" + draft.name() + "\". Choose another name.");
    }

    // Part of an address, where capitals do not count.
    private static String inSmallLetters(String key) {
        return HexFormat.of().formatHex(hash(key), 0, 16);
    }

    private static byte[] hash(String key) {
        return Secrets.sha256(key.getBytes(StandardCharsets.UTF_8));
    }
}
