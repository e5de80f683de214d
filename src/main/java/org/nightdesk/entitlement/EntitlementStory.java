package org.nightdesk.entitlement;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.catalog.Service;
import org.nightdesk.catalog.Services;
import org.nightdesk.datasource.Production;
import org.nightdesk.engine.Story;
import org.nightdesk.installation.Installation;
import org.nightdesk.installation.InstallationFilter;
import org.nightdesk.installation.Installations;
import org.nightdesk.people.People;
import org.nightdesk.people.Person;
import org.nightdesk.people.Viewers;
import org.nightdesk.playbook.PlaybookId;
import org.nightdesk.playbook.PlaybookVersion;
import org.nightdesk.playbook.PlaybookYaml;
import org.nightdesk.playbook.Playbooks;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The demo's register: things that people hold, access that is opened as the demo does and ends by itself, access that waits for a yes, and one thing that is overdue. */
@Component
@Profile("demo")
class EntitlementStory implements Story {

    private static final String SERVICE = "payments-gateway";

    private final Entitlements entitlements;
    private final EntitlementStore store;
    private final Offers offers;
    private final Playbooks playbooks;
    private final Services services;
    private final Installations installations;
    private final Production production;
    private final People people;
    private final Viewers viewers;

    EntitlementStory(
            Entitlements entitlements,
            EntitlementStore store,
            Offers offers,
            Playbooks playbooks,
            Services services,
            Installations installations,
            Production production,
            People people,
            Viewers viewers) {
        this.entitlements = entitlements;
        this.store = store;
        this.offers = offers;
        this.playbooks = playbooks;
        this.services = services;
        this.installations = installations;
        this.production = production;
        this.people = people;
        this.viewers = viewers;
    }

    @Override
    public int chapter() {
        return 12;
    }

    @Override
    @Transactional
    public void tell(Instant now) {
        services.findBySlug(SERVICE).ifPresent(service -> tell(service, now));
    }

    private void tell(Service service, Instant now) {
        List<Person> agents =
                people.staff().stream().filter(one -> one.role() == Role.AGENT).toList();
        Optional<Viewer> lead = people.staff().stream()
                .filter(one -> one.role() == Role.LEAD)
                .findFirst()
                .map(viewers::of);
        List<Installation> live =
                installations.matching(InstallationFilter.ALL.of(service.id()).in("production"), 2, Viewer.system());
        if (agents.size() < 3 || lead.isEmpty() || live.size() < 2) {
            return;
        }
        byHand(service, agents, lead.get(), now);
        access(service, agents, live, lead.get(), now);
    }

    private void byHand(Service service, List<Person> agents, Viewer lead, Instant now) {
        Instant then = now.minus(Duration.ofDays(61));
        Offer screen = offer(
                draft(service, "A second screen", "For the desk at home or here.", "desktop", List.of("Where to"), ""),
                lead,
                then);
        Offer report = offer(
                draft(
                        service,
                        "Account in the reporting database",
                        "Reads what reports read.",
                        "account",
                        List.of(),
                        ""),
                lead,
                then);
        Offer badge = offer(
                draft(service, "Badge for the data centre", "Opens the cage for some days.", "access", List.of(), "96"),
                lead,
                then);
        held(screen, agents.get(0), agents.get(1), Map.of("Where to", "Home, Dublin"), "", 48, now);
        held(screen, agents.get(1), agents.get(2), Map.of("Where to", "Desk 14"), "", 23, now);
        held(report, agents.get(2), agents.get(0), Map.of(), "", 37, now);
        Entitlement overdue = held(badge, agents.get(2), agents.get(1), Map.of(), "72", 4, now);
        store.become(
                overdue.id(),
                "stuck",
                "",
                "Its time is over. Take it back by hand, and say here that it is back.",
                Optional.empty(),
                now.minus(Duration.ofHours(20)));
        // Nobody is woken by a story.
        boolean first = store.tell(overdue.id());
    }

    private static OfferDraft draft(
            Service service, String name, String purpose, String kind, List<String> fields, String hours) {
        return new OfferDraft(name, purpose, kind, service.slug(), fields, "", "", List.of(), hours);
    }

    private Offer offer(OfferDraft draft, Viewer lead, Instant then) {
        return offers.keep(Optional.empty(), draft, lead, then);
    }

    private Entitlement held(
            Offer offer,
            Person holder,
            Person other,
            Map<String, String> wanted,
            String hours,
            int daysAgo,
            Instant now) {
        Instant then = now.minus(Duration.ofDays(daysAgo));
        Entitlement asked = entitlements.ask(
                offer.id(),
                new Wish(holder.email(), wanted, hours, "They asked for it at the desk."),
                viewers.of(holder),
                then);
        return entitlements.granted(asked, viewers.of(other), then.plus(Duration.ofHours(3)));
    }

    // A number is what a playbook knows of a target. What is approved as the demo opens is opened by its engine, before
    // somebody's eyes.
    private void access(Service service, List<Person> agents, List<Installation> live, Viewer lead, Instant now) {
        production.change(
                "create table guest (place bigint not null, person text not null, primary key (place, person))");
        production.change("grant select, insert, delete on guest to " + production.keeper());
        Instant then = now.minus(Duration.ofDays(40));
        Offer offer = offer(
                new OfferDraft(
                        "Production database for some hours",
                        "To look at what a customer sees. It ends by itself.",
                        "access",
                        service.slug(),
                        List.of(),
                        published("demo/let-in.yaml", lead, then),
                        published("demo/let-out.yaml", lead, then),
                        List.of(),
                        "8"),
                lead,
                then);
        Entitlement asked = asked(offer, agents.get(0), live.get(0), "4", "A refund of theirs is missing.", 25, now);
        entitlements.approve(asked.id(), viewers.of(agents.get(1)), now.minus(Duration.ofMinutes(1)));
        asked(offer, agents.get(2), live.get(1), "2", "Their totals differ from ours since Friday.", 8, now);
    }

    private Entitlement asked(
            Offer offer, Person holder, Installation where, String hours, String why, int minutesAgo, Instant now) {
        return entitlements.ask(
                offer.id(),
                new Wish(holder.email(), Map.of("where", where.id().text()), hours, why),
                viewers.of(holder),
                now.minus(Duration.ofMinutes(minutesAgo)));
    }

    private String published(String file, Viewer lead, Instant then) {
        String yaml = text(file);
        String name = PlaybookYaml.read(yaml).orRefuse().name();
        PlaybookId id = playbooks.begin(name, yaml, lead, then);
        PlaybookVersion version =
                playbooks.publish(id, yaml, "", playbooks.draft(id, lead).number(), lead, then);
        return version.id().text();
    }

    private static String text(String file) {
        try {
            return new ClassPathResource(file).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    @Override
    public List<String> invitation(Instant now) {
        return List.of("Who holds what: access that waits for your yes, and a badge that is overdue: /entitlements");
    }
}
