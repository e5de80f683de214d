package org.nightdesk.queue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.desk.Filters;
import org.nightdesk.people.PersonId;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Subject;
import org.nightdesk.subject.Viewer;
import org.nightdesk.timeline.Entry;
import org.nightdesk.timeline.Timeline;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Searches that people keep under a name, for themselves or for all staff. */
@Component
class SavedViews {

    private static final int MOST = 30;
    private static final int LONGEST_NAME = 60;

    private final SavedViewStore store;
    private final Filters filters;
    private final Timeline timeline;

    SavedViews(SavedViewStore store, Filters filters, Timeline timeline) {
        this.store = store;
        this.filters = filters;
        this.timeline = timeline;
    }

    /** One's own and those that are shared, by name. */
    List<SavedView> of(Viewer viewer) {
        return store.visible(person(viewer));
    }

    /** Throws NotFound for another's that is not shared. */
    SavedView view(long id, Viewer viewer) {
        return store.find(id, person(viewer)).orElseThrow(() -> new NotFound("view " + id));
    }

    /** A program's is always shared. Refused without a name or words, when the words are not understood, and when the name is taken. */
    @Transactional
    SavedView keep(String name, String words, boolean shared, Arrangement arrangement, Viewer by, Instant now) {
        by.needs(Role.RESPONDER);
        if (name.isBlank() || name.strip().length() > LONGEST_NAME) {
            throw Refused.invalid("name", "Give the view a name of at most " + LONGEST_NAME + " letters.");
        }
        if (words.isBlank() || words.length() > QueuePages.LONGEST) {
            throw Refused.invalid("q", "Say in at most " + QueuePages.LONGEST + " letters what the view looks for.");
        }
        filters.parse(words, by, now);
        if (of(by).stream().filter(view -> isOf(view, by)).count() >= MOST) {
            throw Refused.invalid("name", "You have " + MOST + " views. Forget one first.");
        }
        Optional<PersonId> owner =
                by.actor().isPerson() ? Optional.of(new PersonId(by.actor().id())) : Optional.empty();
        SavedView kept = store.insert(owner, name.strip(), words.strip(), shared || owner.isEmpty(), arrangement, now)
                .orElseThrow(() ->
                        Refused.invalid("name", "You have a view called " + name.strip() + ". Use another name."));
        record(kept, "created", by, now);
        return kept;
    }

    /** Lays it out anew: one's own; a shared one also by a lead. */
    @Transactional
    SavedView arrange(long id, Arrangement arrangement, Viewer by, Instant now) {
        SavedView view = changeable(id, by);
        store.arrange(id, arrangement);
        record(view, "arranged", by, now);
        return view(id, by);
    }

    /** One's own; a shared one also by a lead. */
    @Transactional
    void forget(long id, Viewer by, Instant now) {
        SavedView view = changeable(id, by);
        store.delete(id);
        record(view, "removed", by, now);
    }

    private SavedView changeable(long id, Viewer by) {
        SavedView view = view(id, by);
        if (!mayChange(view, by)) {
            by.needs(Role.LEAD);
        }
        return view;
    }

    static boolean mayChange(SavedView view, Viewer viewer) {
        return isOf(view, viewer) || viewer.may(Role.LEAD);
    }

    static boolean isOf(SavedView view, Viewer viewer) {
        return view.owner().map(PersonId::value).orElse(0L) == person(viewer);
    }

    private static long person(Viewer viewer) {
        return viewer.actor().isPerson() ? viewer.actor().id() : 0;
    }

    private void record(SavedView view, String verb, Viewer by, Instant now) {
        timeline.append(Entry.internal(
                Subject.of("view", view.id()), now, by.actor(), verb, view.name(), Map.of("words", view.words())));
    }
}
