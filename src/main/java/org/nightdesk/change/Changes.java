package org.nightdesk.change;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nightdesk.access.Tokens;
import org.nightdesk.catalog.Services;
import org.nightdesk.change.Change.Author;
import org.nightdesk.change.Change.Slot;
import org.nightdesk.change.ChangeStore.Tally;
import org.nightdesk.people.PersonId;
import org.nightdesk.playbook.PlaybookVersion;
import org.nightdesk.playbook.Playbooks;
import org.nightdesk.subject.Actor;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.timeline.Entry;
import org.nightdesk.timeline.Timeline;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Changes as they are written and found; how they are agreed to and done is their {@link ChangeCourse}'s. Everybody on the staff reads them. */
@Component
@Transactional
class Changes {

    private static final int TOP_TIER = 1;
    private static final String TOKEN = "token:";

    private final ChangeStore store;
    private final ChangeParts parts;
    private final Services services;
    private final Playbooks playbooks;
    private final Tokens tokens;
    private final Timeline timeline;

    Changes(
            ChangeStore store,
            ChangeParts parts,
            Services services,
            Playbooks playbooks,
            Tokens tokens,
            Timeline timeline) {
        this.store = store;
        this.parts = parts;
        this.services = services;
        this.playbooks = playbooks;
        this.tokens = tokens;
        this.timeline = timeline;
    }

    @Transactional(readOnly = true)
    Change change(ChangeId id) {
        return store.find(id).orElseThrow(() -> new NotFound("change " + id.value()));
    }

    @Transactional(readOnly = true)
    List<Change> open(int most) {
        return store.open(most);
    }

    @Transactional(readOnly = true)
    List<Change> between(Instant from, Instant until) {
        return store.touching(from, until);
    }

    @Transactional(readOnly = true)
    List<Change> ended(Instant since, int most) {
        return store.ended(since, most);
    }

    @Transactional(readOnly = true)
    List<Change> after(long id, int most) {
        return store.after(id, most);
    }

    @Transactional(readOnly = true)
    Tally tally(Instant since) {
        return store.tally(since);
    }

    /** A draft of one's own. Responders and above. Refused when a value is wrong. */
    Change create(ChangeDraft written, Viewer viewer, Instant now) {
        viewer.needs(Role.RESPONDER);
        ChangeDraft draft = written.by(playbook(written.playbook(), viewer));
        Risk risk = risk(draft);
        draft.refuseIfWrong(risk);
        ChangeId id = store.insert(draft, risk, author(viewer.actor()), now);
        record(id, "drafted", "", viewer.actor(), now);
        return change(id);
    }

    /**
     * Sets everything as the draft says. Another time leaves who agreed in peace; anything else makes another edition, which nobody has agreed to yet. Refused
     * once it has begun.
     */
    Change change(ChangeId id, ChangeDraft written, Viewer viewer, Instant now) {
        viewer.needs(Role.RESPONDER);
        ChangeDraft draft = written.by(playbook(written.playbook(), viewer));
        Change before = lock(id);
        if (!ChangeState.AHEAD.contains(before.state())) {
            throw Refused.conflict(
                    "It is " + before.state().said() + " and cannot be changed any more. Write another.");
        }
        Risk risk = risk(draft);
        draft.refuseIfWrong(risk);
        boolean same = draft.isSameAs(before) && risk == before.risk();
        ChangeState state = same ? timed(before.state(), draft.planned()) : ChangeState.DRAFT;
        store.update(id, draft, risk, same ? before.edition() : before.edition() + 1, state);
        if (!same) {
            parts.points(id, draft.points());
            store.writer(id, author(viewer.actor()));
        }
        record(id, same ? "moved" : "changed", same ? "" : voided(before), viewer.actor(), now);
        return change(id);
    }

    private static ChangeState timed(ChangeState state, Optional<Slot> planned) {
        return switch (state) {
            case APPROVED, SCHEDULED -> planned.isPresent() ? ChangeState.SCHEDULED : ChangeState.APPROVED;
            default -> state;
        };
    }

    private static String voided(Change before) {
        return before.approved() ? "Who had agreed is asked again." : "";
    }

    Change lock(ChangeId id) {
        return store.lock(id).orElseThrow(() -> new NotFound("change " + id.value()));
    }

    void record(ChangeId id, String verb, String text, Actor by, Instant now) {
        timeline.append(Entry.internal(id.subject(), now, by, verb, text, Map.of()));
    }

    /** Why that one does not judge it: who wrote it, by hand or through a token that they made, would agree with themselves. Empty when they may. */
    @Transactional(readOnly = true)
    Optional<String> partial(Change change, Actor actor) {
        String key = author(actor).key();
        if (key.equals(change.author().key())) {
            return Optional.of("You wrote this change. Somebody else has to agree.");
        }
        if (key.equals(change.writer().key())) {
            return Optional.of("You changed it last. Somebody else has to agree.");
        }
        return isMadeBy(change.author(), actor) || isMadeBy(change.writer(), actor)
                ? Optional.of("You made the token that wrote this change. Somebody else has to agree.")
                : Optional.empty();
    }

    private boolean isMadeBy(Author author, Actor actor) {
        return actor.isPerson()
                && author.key().startsWith(TOKEN)
                && tokens.isMadeBy(Long.parseLong(author.key().substring(TOKEN.length())), new PersonId(actor.id()));
    }

    static Author author(Actor actor) {
        return new Author(actor.kind().name().toLowerCase(Locale.ROOT) + ":" + actor.id(), actor.name());
    }

    /** The number of the playbook of that name or number. */
    private String playbook(String text, Viewer viewer) {
        if (text.isEmpty()) {
            return "";
        }
        Optional<PlaybookVersion> known = text.matches("pb_[1-9][0-9]{0,17}")
                ? playbooks.all(viewer).stream()
                        .filter(one -> one.id().text().equals(text))
                        .findFirst()
                : playbooks.named(text);
        return known.filter(one -> !one.retired())
                .map(one -> one.id().text())
                .orElseThrow(() -> Refused.invalid(
                        "playbook",
                        "There is no published playbook called “" + text
                                + "”. Write its name as the list of playbooks has it, or leave it empty."));
    }

    /** What a change can be done by, as people call them. */
    @Transactional(readOnly = true)
    List<String> playbookNames() {
        return playbooks.all(Viewer.system()).stream()
                .filter(one -> !one.retired())
                .map(PlaybookVersion::name)
                .toList();
    }

    /** What people call it; its number when it is there no longer. */
    @Transactional(readOnly = true)
    String playbookName(String number) {
        return playbooks.all(Viewer.system()).stream()
                .filter(one -> one.id().text().equals(number))
                .map(PlaybookVersion::name)
                .findFirst()
                .orElse(number);
    }

    private Risk risk(ChangeDraft draft) {
        boolean vital =
                draft.services().stream().anyMatch(id -> services.service(id).tier() == TOP_TIER);
        return Risk.of(Set.copyOf(draft.yes()), vital);
    }
}
