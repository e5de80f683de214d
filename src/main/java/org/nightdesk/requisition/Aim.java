package org.nightdesk.requisition;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.nightdesk.catalog.Service;
import org.nightdesk.catalog.Services;
import org.nightdesk.installation.Installation;
import org.nightdesk.installation.InstallationFilter;
import org.nightdesk.installation.InstallationId;
import org.nightdesk.installation.Installations;
import org.nightdesk.people.Organisation;
import org.nightdesk.people.OrganisationId;
import org.nightdesk.people.Organisations;
import org.nightdesk.people.People;
import org.nightdesk.people.Person;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Viewer;
import org.springframework.stereotype.Component;

/** Finds the one installation that a request means, or says why there is none: the wrong customer for the service, the wrong environment. */
@Component
class Aim {

    private static final int MOST = 50;

    private final Installations installations;
    private final Organisations organisations;
    private final Services services;
    private final People people;

    Aim(Installations installations, Organisations organisations, Services services, People people) {
        this.installations = installations;
        this.organisations = organisations;
        this.services = services;
        this.people = people;
    }

    /** Refused when nothing fits, or several do. */
    Installation installation(RequisitionDraft draft, Viewer viewer) {
        Installation found = draft.installation().isEmpty() ? meant(draft, viewer) : named(draft, viewer);
        if (found.retired()) {
            throw Refused.invalid("installation", found.name() + " runs no more.");
        }
        checkRequester(draft, found);
        return found;
    }

    // Whoever says both is taken at their word twice.
    private Installation named(RequisitionDraft draft, Viewer viewer) {
        Installation found = InstallationId.parse(draft.installation())
                .flatMap(installations::find)
                .or(() -> installations.findByName(draft.installation()))
                .orElseThrow(() ->
                        Refused.invalid("installation", "There is no installation " + draft.installation() + "."));
        boolean said = !draft.customer().isEmpty() || !draft.service().isEmpty();
        if (said && !meant(draft, viewer).id().equals(found.id())) {
            throw Refused.invalid("installation", "That is " + found.name() + ", and something else was said besides.");
        }
        return found;
    }

    private Installation meant(RequisitionDraft draft, Viewer viewer) {
        Service service = service(draft.service());
        Optional<Organisation> customer =
                draft.customer().isEmpty() ? Optional.empty() : Optional.of(customer(draft.customer()));
        InstallationFilter filter = InstallationFilter.ALL.of(service.id());
        List<Installation> running =
                installations.matching(customer.map(one -> filter.of(one.id())).orElse(filter.ofOurs()), MOST, viewer);
        String who = customer.map(Organisation::name).orElse("Nobody of us");
        if (running.isEmpty()) {
            throw Refused.invalid(
                    "customer", who + " has no " + service.name() + ". Is it another customer, or another service?");
        }
        List<Installation> there = running.stream()
                .filter(one ->
                        one.environment().name().equals(draft.environment().toLowerCase(Locale.ROOT)))
                .toList();
        if (there.isEmpty()) {
            throw Refused.invalid(
                    "environment",
                    "%s of %s runs in %s, not in %s."
                            .formatted(
                                    service.name(),
                                    customer.map(Organisation::name).orElse("ourselves"),
                                    running.stream()
                                            .map(one -> one.environment().name())
                                            .distinct()
                                            .collect(Collectors.joining(", ")),
                                    draft.environment().isEmpty() ? "none" : draft.environment()));
        }
        if (there.size() > 1) {
            throw Refused.invalid(
                    "installation",
                    "Several run there. Say which: "
                            + there.stream()
                                    .map(one -> one.id().text() + " " + one.name())
                                    .collect(Collectors.joining("; "))
                            + ".");
        }
        return there.getFirst();
    }

    private Service service(String said) {
        return services.find(said)
                .or(() -> services.all().stream()
                        .filter(one -> one.name().equalsIgnoreCase(said))
                        .findFirst())
                .orElseThrow(() -> Refused.invalid("service", "There is no service called “" + said + "”."));
    }

    private Organisation customer(String said) {
        return OrganisationId.parse(said)
                .flatMap(organisations::find)
                .or(() -> organisations.findByName(said))
                .orElseThrow(() -> Refused.invalid("customer", "There is no customer called “" + said + "”."));
    }

    /** The contact who asks, if one does. */
    Optional<Person> requester(RequisitionDraft draft) {
        return draft.requester().isEmpty() ? Optional.empty() : people.findByEmail(draft.requester());
    }

    // A contact asks for their own customer's, however well they know another's.
    private void checkRequester(RequisitionDraft draft, Installation found) {
        if (draft.requester().isEmpty()) {
            return;
        }
        Person asks = requester(draft)
                .orElseThrow(
                        () -> Refused.invalid("requester", "Nobody here has the address " + draft.requester() + "."));
        Optional<OrganisationId> theirs = asks.organisation().map(organisations::standing);
        if (theirs.isPresent() && !theirs.equals(found.organisation())) {
            throw Refused.invalid(
                    "requester",
                    asks.name() + " is of another customer than " + found.name() + " runs for. Ask whose it is.");
        }
    }
}
