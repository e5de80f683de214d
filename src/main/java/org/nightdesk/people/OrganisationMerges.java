package org.nightdesk.people;

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

/** Two customers that are one: contacts of the one that is gone are the other's, and its name finds the other. */
@Component
@Transactional
public class OrganisationMerges {

    private final OrganisationStore store;
    private final Timeline timeline;

    OrganisationMerges(OrganisationStore store, Timeline timeline) {
        this.store = store;
        this.timeline = timeline;
    }

    /** What was so before: what the one that is gone stood for, and who its contacts were. */
    public record Before(List<OrganisationId> earlier, List<PersonId> contacts) {}

    /** What a customer is part of; empty when it stands for itself. */
    @Transactional(readOnly = true)
    public Optional<OrganisationId> into(OrganisationId id) {
        return store.mergedInto(id);
    }

    /** What was merged into a customer. */
    @Transactional(readOnly = true)
    public List<Organisation> partsOf(OrganisationId id) {
        return store.mergedParts(id);
    }

    /**
     * Makes a customer part of another; empty when it is so already. Refused for itself and when either is part of something else. Holds both until
     * the transaction ends: what is opened for the one that is gone meanwhile becomes the other's. For agents and above.
     */
    public Optional<Before> merge(OrganisationId gone, OrganisationId kept, Viewer by, Instant now) {
        by.needs(Role.AGENT);
        if (gone.equals(kept)) {
            throw Refused.invalid("with", "That is the same customer. Choose another.");
        }
        Map<OrganisationId, Organisation> both = store.lockBoth(gone, kept);
        Organisation loser = one(both, gone);
        Organisation winner = one(both, kept);
        Optional<OrganisationId> into = store.mergedInto(gone);
        if (into.filter(kept::equals).isPresent()) {
            return Optional.empty();
        }
        if (into.isPresent()) {
            throw Refused.conflict(loser.name() + " is part of another customer already. Take that back first.");
        }
        if (store.mergedInto(kept).isPresent()) {
            throw Refused.conflict(winner.name() + " is part of another customer. Choose that one instead.");
        }
        List<OrganisationId> earlier = store.merge(gone, kept);
        List<PersonId> contacts = store.moveContacts(gone, kept);
        say(gone, "merged", "Made part of %s.".formatted(winner.name()), by, now);
        say(kept, "merged", "%s was made part of it.".formatted(loser.name()), by, now);
        return Optional.of(new Before(earlier, contacts));
    }

    /** They are two again, each with its contacts as far as they are still there. Nothing when they are so already. */
    public void part(OrganisationId gone, OrganisationId kept, Before before, Viewer by, Instant now) {
        by.needs(Role.AGENT);
        Map<OrganisationId, Organisation> both = store.lockBoth(gone, kept);
        if (store.mergedInto(gone).filter(kept::equals).isEmpty()) {
            return;
        }
        store.part(gone, before.earlier());
        store.moveContacts(before.contacts(), kept, gone);
        say(
                gone,
                "parted",
                "Made a customer of its own again, apart from %s."
                        .formatted(one(both, kept).name()),
                by,
                now);
        say(
                kept,
                "parted",
                "%s was made a customer of its own again."
                        .formatted(one(both, gone).name()),
                by,
                now);
    }

    private void say(OrganisationId id, String verb, String text, Viewer by, Instant now) {
        timeline.append(Entry.internal(id.subject(), now, by.actor(), verb, text, Map.of()));
    }

    private static Organisation one(Map<OrganisationId, Organisation> both, OrganisationId id) {
        return Optional.ofNullable(both.get(id)).orElseThrow(() -> new NotFound("no customer " + id.value()));
    }
}
