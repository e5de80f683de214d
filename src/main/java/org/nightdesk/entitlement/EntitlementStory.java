package org.nightdesk.entitlement;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.catalog.Services;
import org.nightdesk.engine.Story;
import org.nightdesk.people.People;
import org.nightdesk.people.Person;
import org.nightdesk.people.Viewers;
import org.nightdesk.subject.Viewer;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The demo's catalogue: a desktop, an account, and somebody whose hours in the database are over. */
@Component
@Profile("demo")
class EntitlementStory implements Story {

    private final Offers offers;
    private final Entitlements entitlements;
    private final EntitlementStore store;
    private final Services services;
    private final People people;
    private final Viewers viewers;

    EntitlementStory(
            Offers offers,
            Entitlements entitlements,
            EntitlementStore store,
            Services services,
            People people,
            Viewers viewers) {
        this.offers = offers;
        this.entitlements = entitlements;
        this.store = store;
        this.services = services;
        this.people = people;
        this.viewers = viewers;
    }

    @Override
    public int chapter() {
        return 8;
    }

    @Override
    public void tell(Instant now) {
        List<Person> staff = people.staff();
        if (staff.size() < 2) {
            return;
        }
        Offer desktop = offer("A desktop", "A place to work at: screen, keyboard, chair.", "desktop", List.of("Size", "Floor"), "", now);
        Offer account = offer("An account in the ledger", "Reads accounts and postings; changes nothing.", "account", List.of("Role"), "", now);
        Offer access = offer("Hours in a customer’s database", "Reading rights in production, for one ticket.", "access", List.of("Customer"), "8", now);
        held(desktop, staff.getFirst(), "", "The old one flickers.", now.minus(Duration.ofDays(40)));
        held(account, staff.get(1), "", "She checks the month’s end.", now.minus(Duration.ofDays(12)));
        held(access, staff.get(1), "6", "A customer’s balance is wrong by a cent.", now.minus(Duration.ofHours(2)));
        ask(desktop, "New colleague from Monday", "", "She begins on Monday.", staff.getFirst(), now.minus(Duration.ofHours(20)));
    }

    private Offer offer(String name, String purpose, String kind, List<String> fields, String hours, Instant now) {
        return offers.keep(
                Optional.empty(),
                new OfferDraft(
                        name, purpose, kind, services.catchAll().slug(), fields, "", "", List.of(), hours),
                Viewer.system(),
                now.minus(Duration.ofDays(90)));
    }

    private Entitlement ask(Offer offer, String holder, String hours, String reason, Person by, Instant then) {
        return entitlements.ask(offer.id(), new Wish(holder, Map.of(), hours, reason), viewers.of(by), then);
    }

    private void held(Offer offer, Person holder, String hours, String reason, Instant then) {
        Entitlement asked = ask(offer, holder.email(), hours, reason, holder, then);
        var held = entitlements.granted(store.find(asked.id()).orElseThrow(), Viewer.system(), then);
    }
}
