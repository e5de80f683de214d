package org.nightdesk.people;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.timeline.Entry;
import org.nightdesk.timeline.Timeline;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Two contacts that are one person: the one that is gone stands for the other, who is found by the addresses of both. */
@Component
@Transactional
public class PersonMerges {

    private final PersonStore store;
    private final Timeline timeline;

    PersonMerges(PersonStore store, Timeline timeline) {
        this.store = store;
        this.timeline = timeline;
    }

    /** What was so before: whom the one that is gone stood for, and whether they were active. */
    public record Before(List<PersonId> earlier, boolean active) {}

    /** Whom somebody is part of; empty when they stand for themselves. */
    @Transactional(readOnly = true)
    public Optional<PersonId> into(PersonId id) {
        return store.mergedInto(id);
    }

    /** Who was merged into somebody. */
    @Transactional(readOnly = true)
    public List<Person> partsOf(PersonId id) {
        return store.mergedParts(id);
    }

    /** Somebody, and who was merged into them. */
    @Transactional(readOnly = true)
    public Set<PersonId> all(PersonId id) {
        return Stream.concat(Stream.of(id), partsOf(id).stream().map(Person::id))
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Makes a contact part of another; empty when it is so already. Refused for oneself, for staff, and when either is part of somebody else. Holds both
     * until the transaction ends: what is opened for the one that is gone meanwhile becomes the other's. For agents and above.
     */
    public Optional<Before> merge(PersonId gone, PersonId kept, Viewer by, Instant now) {
        by.needs(Role.AGENT);
        if (gone.equals(kept)) {
            throw Refused.invalid("with", "That is the same contact. Choose another.");
        }
        Map<PersonId, Person> both = store.lockBoth(gone, kept);
        Person loser = one(both, gone);
        Person winner = one(both, kept);
        Optional<PersonId> into = store.mergedInto(gone);
        if (into.filter(kept::equals).isPresent()) {
            return Optional.empty();
        }
        check(loser, winner, into);
        List<PersonId> earlier = store.merge(gone, kept);
        say(loser, "merged", "Made part of %s, %s.".formatted(winner.name(), winner.email()), by, now);
        say(winner, "merged", "%s, %s, was made part of them.".formatted(loser.name(), loser.email()), by, now);
        return Optional.of(new Before(earlier, loser.active()));
    }

    /** They are two again, as before. Nothing when they are so already. */
    public void part(PersonId gone, PersonId kept, Before before, Viewer by, Instant now) {
        by.needs(Role.AGENT);
        Map<PersonId, Person> both = store.lockBoth(gone, kept);
        if (store.mergedInto(gone).filter(kept::equals).isEmpty()) {
            return;
        }
        store.part(gone, before.earlier(), before.active());
        Person again = one(both, gone);
        Person other = one(both, kept);
        say(again, "parted", "Made a contact of their own again, apart from %s.".formatted(other.name()), by, now);
        say(
                other,
                "parted",
                "%s, %s, was made a contact of their own again.".formatted(again.name(), again.email()),
                by,
                now);
    }

    private void check(Person loser, Person winner, Optional<PersonId> into) {
        if (loser.role() != Role.REQUESTER || winner.role() != Role.REQUESTER) {
            Person staff = loser.role() == Role.REQUESTER ? winner : loser;
            throw Refused.invalid(
                    "with",
                    staff.name() + " works here. Only customers' contacts are merged: staff keep their own names.");
        }
        if (into.isPresent()) {
            throw Refused.conflict(loser.name() + " is part of another contact already. Take that back first.");
        }
        if (store.mergedInto(winner.id()).isPresent()) {
            throw Refused.conflict(winner.name() + " is part of another contact. Choose that one instead.");
        }
    }

    private void say(Person person, String verb, String text, Viewer by, Instant now) {
        timeline.append(Entry.internal(person.id().subject(), now, by.actor(), verb, text, Map.of()));
    }

    private static Person one(Map<PersonId, Person> both, PersonId id) {
        return Optional.ofNullable(both.get(id)).orElseThrow(() -> new NotFound("no person " + id.value()));
    }
}
