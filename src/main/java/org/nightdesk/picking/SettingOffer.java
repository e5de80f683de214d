package org.nightdesk.picking;

import java.util.List;
import java.util.Optional;
import org.nightdesk.catalog.Service;
import org.nightdesk.catalog.Services;
import org.nightdesk.configuration.Register;
import org.nightdesk.playbook.ParameterKind.Picked;
import org.nightdesk.playbook.Surroundings;
import org.nightdesk.subject.NotFound;
import org.springframework.stereotype.Component;

/** What a setting of a service can be, or is elsewhere, by the configuration register. */
@Component
class SettingOffer implements Surroundings.Offer {

    static final String REGISTER = "configuration";

    private final Services services;
    private final Register register;

    SettingOffer(Services services, Register register) {
        this.services = services;
        this.register = register;
    }

    @Override
    public Optional<List<String>> of(Picked picked) {
        if (!picked.register().equals(REGISTER)) {
            return Optional.empty();
        }
        return services.all().stream()
                .filter(one -> one.name().equalsIgnoreCase(picked.service()))
                .findFirst()
                .flatMap(service -> values(service, picked.from()));
    }

    private Optional<List<String>> values(Service service, String key) {
        try {
            return Optional.of(register.options(service.id(), key)).filter(values -> !values.isEmpty());
        } catch (NotFound unknown) {
            return Optional.empty();
        }
    }
}
