package org.nightdesk.mailbox;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nightdesk.engine.Bell;
import org.nightdesk.secret.Secrets;
import org.nightdesk.settings.Settings;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.timeline.Entry;
import org.nightdesk.timeline.Timeline;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The addresses that customers write to. */
@Component
public class Mailboxes {

    /** Rung when one is made or changed. */
    static final String TOPIC = "mailboxes";

    private final MailboxStore store;
    private final Secrets secrets;
    private final Settings settings;
    private final Timeline timeline;
    private final Bell bell;

    // Asked for each recipient of each mail; forgotten when the bell rings, on every node.
    private volatile @Nullable List<Mailbox> known;

    Mailboxes(MailboxStore store, Secrets secrets, Settings settings, Timeline timeline, Bell bell) {
        this.store = store;
        this.secrets = secrets;
        this.settings = settings;
        this.timeline = timeline;
        this.bell = bell;
        bell.listen(topic -> {
            if (topic.equals(TOPIC)) {
                known = null;
            }
        });
    }

    /** Those in use first, by name. */
    public List<Mailbox> all() {
        return store.all();
    }

    /** Throws NotFound when there is none. */
    public Mailbox mailbox(MailboxId id) {
        return store.find(id).orElseThrow(() -> new NotFound("mailbox " + id.value()));
    }

    /** The mailbox in use that is written to at this address, its forwarding address, or either with a {@code +tag}. */
    Optional<Mailbox> ofAddress(String address) {
        String plain = address.toLowerCase(Locale.ROOT).replaceFirst("\\+[^@]*@", "@");
        return inUse().stream()
                .filter(mailbox ->
                        mailbox.address().equals(plain) || mailbox.alias().equals(plain))
                .findFirst();
    }

    private List<Mailbox> inUse() {
        List<Mailbox> current = known;
        if (current == null) {
            current = store.all().stream().filter(Mailbox::active).toList();
            known = current;
        }
        return current;
    }

    /** A new one, with a forwarding address of its own. Refused when the address is taken. For leads. */
    @Transactional
    public Mailbox create(MailboxDraft draft, Viewer by, Instant now) {
        by.needs(Role.LEAD);
        MailboxId id = store.insert(draft, alias(draft), now).orElseThrow(Mailboxes::taken);
        return written(id, "created", by, now);
    }

    /** Everything but the forwarding address. Refused when the address is taken. For leads. */
    @Transactional
    public Mailbox change(MailboxId id, MailboxDraft draft, Viewer by, Instant now) {
        by.needs(Role.LEAD);
        mailbox(id);
        if (store.all().stream()
                .anyMatch(other -> !other.id().equals(id) && other.address().equals(draft.address()))) {
            throw taken();
        }
        store.update(id, draft);
        return written(id, "changed", by, now);
    }

    private Mailbox written(MailboxId id, String verb, Viewer by, Instant now) {
        Mailbox mailbox = mailbox(id);
        timeline.append(Entry.internal(
                id.subject(), now, by.actor(), verb, mailbox.name(), Map.of("address", mailbox.address())));
        bell.ring(TOPIC);
        known = null;
        return mailbox;
    }

    // Cannot be guessed, so that nobody mails to it past the company's own filters.
    private String alias(MailboxDraft draft) {
        String host =
                Optional.ofNullable(URI.create(settings.address()).getHost()).orElse("localhost");
        String name = draft.address().replaceFirst("@.*", "").replaceAll("[^a-z0-9]+", "-");
        String chance = secrets.fresh()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]", "")
                .substring(0, 8);
        return (name.length() > 30 ? name.substring(0, 30) : name) + "-" + chance + "@" + host;
    }

    private static Refused taken() {
        return Refused.invalid("address", "Another mailbox has this address. Change that one.");
    }
}
