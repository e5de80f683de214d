package org.nightdesk.picking;

import java.util.List;
import java.util.Optional;
import org.nightdesk.catalog.Services;
import org.nightdesk.installation.Installation;
import org.nightdesk.installation.InstallationId;
import org.nightdesk.installation.Installations;
import org.nightdesk.people.Organisation;
import org.nightdesk.people.Organisations;
import org.nightdesk.playbook.ParameterKind;
import org.nightdesk.playbook.Surroundings;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What a playbook's parameters are compared with. */
@Component
class Registers implements Surroundings {

    private final Installations installations;
    private final Organisations organisations;
    private final Services services;
    private final ObjectProvider<Surroundings.Offer> offers;

    Registers(
            Installations installations,
            Organisations organisations,
            Services services,
            ObjectProvider<Surroundings.Offer> offers) {
        this.installations = installations;
        this.organisations = organisations;
        this.services = services;
        this.offers = offers;
    }

    @Override
    public Optional<Installed> installation(long id) {
        return installations
                .find(new InstallationId(id))
                .filter(one -> !one.retired())
                .map(this::installed);
    }

    private Installed installed(Installation one) {
        return new Installed(
                one.id().value(),
                one.name(),
                one.organisation()
                        .map(organisations::organisation)
                        .map(Organisation::name)
                        .orElse(""),
                services.service(one.service()).name(),
                one.environment().name());
    }

    @Override
    public Optional<List<String>> offered(ParameterKind.Picked picked) {
        return offers.orderedStream()
                .flatMap(offer -> offer.of(picked).stream())
                .findFirst();
    }
}
