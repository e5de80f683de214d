package org.nightdesk.playbook;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.timeline.Entry;
import org.nightdesk.timeline.Timeline;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Playbooks and their versions. All who work here read them, leads write them, and each says who may run it. */
@Component
public class Playbooks {

    private static final int NOTE = 500;

    private final PlaybookStore store;
    private final Calls calls;
    private final Timeline timeline;

    Playbooks(PlaybookStore store, Calls calls, Timeline timeline) {
        this.store = store;
        this.calls = calls;
        this.timeline = timeline;
    }

    /** The newest version of each, by name, with those that are retired. */
    public List<PlaybookVersion> all(Viewer viewer) {
        viewer.needs(Role.RESPONDER);
        return store.newest();
    }

    /** The newest version; NotFound when nothing was published yet. */
    public PlaybookVersion newest(PlaybookId id, Viewer viewer) {
        return versions(id, viewer).stream().findFirst().orElseThrow(() -> missing(id));
    }

    /** The version of that number. */
    public PlaybookVersion version(PlaybookId id, int number, Viewer viewer) {
        viewer.needs(Role.RESPONDER);
        return store.version(id, number).orElseThrow(() -> missing(id));
    }

    /** The newest first. */
    public List<PlaybookVersion> versions(PlaybookId id, Viewer viewer) {
        viewer.needs(Role.RESPONDER);
        return store.versions(id);
    }

    /** The newest version of the one that is called that, whatever the case, and not retired. */
    public Optional<PlaybookVersion> named(String name) {
        return store.named(name);
    }

    /** Goes on when this viewer may begin with this version now; Refused, saying why, when not. */
    public void checkMayRun(PlaybookVersion version, Viewer viewer) {
        viewer.needs(Role.RESPONDER);
        Role least = version.playbook().mayRun();
        if (!viewer.may(least)) {
            throw Refused.conflict(
                    version.name() + " is run by those who are " + least.word() + " or more. Ask one of them.");
        }
        if (version.retired()) {
            throw Refused.conflict(version.name() + " is retired: nobody begins with it any more.");
        }
    }

    /** NotFound when there is no such playbook; for leads. */
    public Draft draft(PlaybookId id, Viewer viewer) {
        viewer.needs(Role.LEAD);
        return store.find(id).orElseThrow(() -> missing(id));
    }

    /** What leads have begun and never published, by name; for everybody else nothing. */
    public List<Draft> begun(Viewer viewer) {
        return viewer.may(Role.LEAD) ? store.begun() : List.of();
    }

    /** Begins a playbook with a draft. Refused when the name is taken. */
    @Transactional
    public PlaybookId begin(String name, String yaml, Viewer by, Instant now) {
        by.needs(Role.LEAD);
        PlaybookId id = store.insert(named(name, "name"), now).orElseThrow(() -> taken(name, "name"));
        keep(id, yaml, 0, by, now);
        return id;
    }

    private static String named(String name, String field) {
        if (name.isBlank() || name.length() > 100 || name.chars().anyMatch(Character::isISOControl)) {
            throw Refused.invalid(field, "Give the playbook a name of at most 100 letters.");
        }
        return name.strip();
    }

    /** Keeps what somebody has written so far, right or wrong. Refused when somebody else kept theirs since {@code number}. The draft's next number. */
    @Transactional
    public int keep(PlaybookId id, String yaml, int number, Viewer by, Instant now) {
        Draft draft = locked(id, number, by);
        if (yaml.length() > Outline.LONGEST || yaml.indexOf('\0') >= 0) {
            throw Refused.invalid("yaml", "A playbook has at most 64 KB. Split it: one playbook can call another.");
        }
        String name =
                draft.version() > 0 ? draft.name() : PlaybookYaml.name(yaml).orElse(draft.name());
        if (!store.update(
                id, name, draft.version(), yaml, number + 1, by.actor().name(), now)) {
            throw taken(name, "yaml");
        }
        record(id, name, draft.version() == 0 && number == 0 ? "begun" : "drafted", "", Map.of(), by, now);
        return number + 1;
    }

    /**
     * Makes the next version of what is written; the draft is gone then. Refused with everything that is wrong, line by line, and without a note from the second version on.
     */
    @Transactional
    public PlaybookVersion publish(PlaybookId id, String yaml, String note, int number, Viewer by, Instant now) {
        Draft draft = locked(id, number, by);
        Playbook playbook = PlaybookYaml.read(yaml).orRefuse();
        calls.check(playbook);
        checkNote(note, draft);
        int version = draft.version() + 1;
        if (!store.update(
                id, playbook.name(), version, "", number + 1, by.actor().name(), now)) {
            throw taken(playbook.name(), "yaml");
        }
        store.version(id, version, playbook.name(), yaml, note.strip(), by.actor(), now);
        record(
                id,
                playbook.name(),
                "published",
                "Version " + version + ". " + note.strip(),
                Map.of("version", version),
                by,
                now);
        return store.version(id, version).orElseThrow();
    }

    private static void checkNote(String note, Draft draft) {
        if (draft.version() > 0 && note.isBlank()) {
            throw Refused.invalid("note", "Say in a sentence what is different and why: the next reader asks.");
        }
        if (note.length() > NOTE || note.indexOf('\0') >= 0) {
            throw Refused.invalid("note", "A note has at most " + NOTE + " letters.");
        }
    }

    /** Forgets the draft. */
    @Transactional
    public void discard(PlaybookId id, Viewer by, Instant now) {
        by.needs(Role.LEAD);
        Draft draft = store.lock(id).orElseThrow(() -> missing(id));
        if (draft.version() == 0) {
            throw Refused.conflict("It has no version yet. Retire it if nobody needs it.");
        }
        store.update(
                id,
                draft.name(),
                draft.version(),
                "",
                draft.number() + 1,
                by.actor().name(),
                now);
        record(id, draft.name(), "draft discarded", "", Map.of(), by, now);
    }

    /** Nobody begins with it any more; its versions and executions stay. */
    @Transactional
    public void retire(PlaybookId id, Viewer by, Instant now) {
        retired(id, true, "retired", by, now);
    }

    /** Takes it back. Refused when another one has its name by now. */
    @Transactional
    public void restore(PlaybookId id, Viewer by, Instant now) {
        retired(id, false, "restored", by, now);
    }

    private void retired(PlaybookId id, boolean retired, String verb, Viewer by, Instant now) {
        by.needs(Role.LEAD);
        Draft draft = store.lock(id).orElseThrow(() -> missing(id));
        if (!store.retire(id, retired, now)) {
            throw draft.retired() == retired
                    ? Refused.conflict(draft.name() + " is " + (retired ? "retired" : "in use") + " already.")
                    : taken(draft.name(), "");
        }
        record(id, draft.name(), verb, "", Map.of(), by, now);
    }

    private Draft locked(PlaybookId id, int number, Viewer by) {
        by.needs(Role.LEAD);
        Draft draft = store.lock(id).orElseThrow(() -> missing(id));
        if (draft.number() != number) {
            throw Refused.conflict(draft.by()
                    + " has kept another text since you opened it. Copy yours, open it anew and put it in there.");
        }
        return draft;
    }

    private void record(
            PlaybookId id, String name, String verb, String text, Map<String, ?> facts, Viewer by, Instant now) {
        timeline.append(Entry.internal(id.subject(), now, by.actor(), verb, (name + ". " + text).strip(), facts));
    }

    private static NotFound missing(PlaybookId id) {
        return new NotFound("playbook " + id.value());
    }

    private static Refused taken(String name, String field) {
        return Refused.invalid(field, "There is a playbook called " + name + " already.");
    }
}
