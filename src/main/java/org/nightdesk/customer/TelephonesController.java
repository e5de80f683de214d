package org.nightdesk.customer;

import java.time.InstantSource;
import java.util.List;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Needs;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/telephones}: numbers of customers and contacts. */
@RestController
@RequestMapping("/api/v1/telephones")
@Needs(Role.RESPONDER)
class TelephonesController {

    /** {@code of} is a customer or a contact; {@code number} is written with + and country, or as in the usual country. */
    record TelephoneBody(String of, String number) {}

    /** {@code number} is E.164. */
    record TelephoneView(String id, String of, String number) {}

    record TelephonesView(List<TelephoneView> telephones) {}

    private final Telephones telephones;
    private final Parties parties;
    private final InstantSource clock;

    TelephonesController(Telephones telephones, Parties parties, InstantSource clock) {
        this.telephones = telephones;
        this.parties = parties;
        this.clock = clock;
    }

    /** Those of one customer or contact. */
    @GetMapping("/of/{id}")
    TelephonesView of(@PathVariable String id, Viewer viewer) {
        return new TelephonesView(telephones.of(parties.party(id), viewer).stream()
                .map(one -> new TelephoneView(one.text(), one.party().text(), one.number()))
                .toList());
    }

    /** All they have then. */
    @PostMapping
    @Transactional
    TelephonesView add(Viewer viewer, @RequestBody TelephoneBody body) {
        telephones.add(parties.party(body.of()), body.number(), viewer, clock.instant());
        return of(body.of(), viewer);
    }

    @DeleteMapping("/{id}")
    @Transactional
    ResponseEntity<Void> remove(@PathVariable String id, Viewer viewer) {
        telephones.remove(Telephone.id(id), viewer, clock.instant());
        return ResponseEntity.noContent().build();
    }
}
