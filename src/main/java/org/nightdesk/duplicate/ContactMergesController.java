package org.nightdesk.duplicate;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.nightdesk.people.PersonId;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Needs;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/people/{id}/merge}: a contact becomes part of another, and their own again; and who looks alike. */
@RestController
@RequestMapping("/api/v1/people/{id}")
@Needs(Role.AGENT)
class ContactMergesController {

    private static final int MOST = 50;

    /** {@code into} is the contact that stays; {@code acrossCustomers}: though they are contacts of different customers. */
    record ContactMergeBody(String into, Optional<Boolean> acrossCustomers) {}

    /** {@code tickets} went over with it. */
    record ContactMergeView(String person, String mergedInto, int tickets, String by, Instant at) {}

    /** A contact that stands for itself. */
    record ContactPartedView(String person) {}

    /** {@code why} says what speaks for it, such as the same name. */
    record AlikeView(String person, String name, String detail, String why) {}

    record AlikesView(List<AlikeView> alike) {}

    private final Contacts contacts;
    private final Likenesses likenesses;
    private final InstantSource clock;

    ContactMergesController(Contacts contacts, Likenesses likenesses, InstantSource clock) {
        this.contacts = contacts;
        this.likenesses = likenesses;
        this.clock = clock;
    }

    @GetMapping("/merge")
    ContactMergeView show(@PathVariable String id) {
        PersonId gone = id(id);
        return contacts.of(gone)
                .map(merged -> new ContactMergeView(
                        gone.text(),
                        new PersonId(merged.kept()).text(),
                        merged.tickets().size(),
                        merged.by(),
                        merged.at()))
                .orElseThrow(() -> new NotFound("merge of " + id));
    }

    @PostMapping("/merge")
    @Transactional
    ContactMergeView merge(@PathVariable String id, Viewer viewer, @RequestBody ContactMergeBody body) {
        PersonId kept = PersonId.parse(body.into())
                .orElseThrow(() -> Refused.invalid("into", "Name the contact that stays by its id, such as per_7."));
        contacts.merge(id(id), kept, body.acrossCustomers().orElse(false), viewer, clock.instant());
        return show(id);
    }

    @DeleteMapping("/merge")
    @Transactional
    ContactPartedView undo(@PathVariable String id, Viewer viewer) {
        contacts.undo(id(id), viewer, clock.instant());
        return new ContactPartedView(id(id).text());
    }

    /** Contacts that may be the same person; nothing is merged by itself. */
    @GetMapping("/alike")
    AlikesView alike(@PathVariable String id, Viewer viewer) {
        PersonId here = id(id);
        return new AlikesView(likenesses.contacts(here, MOST, viewer).stream()
                .map(like -> like.one() == here.value()
                        ? new AlikeView(
                                new PersonId(like.other()).text(), like.otherName(), like.otherDetail(), like.why())
                        : new AlikeView(new PersonId(like.one()).text(), like.oneName(), like.oneDetail(), like.why()))
                .toList());
    }

    private static PersonId id(String id) {
        return PersonId.parse(id).orElseThrow(() -> new NotFound("no contact " + id));
    }
}
