package org.nightdesk.installation;

import java.util.Optional;
import org.nightdesk.catalog.ServiceId;
import org.nightdesk.people.OrganisationId;

/**
 * Which installations are wanted. {@code ours}: only those that run for ourselves. {@code environment} is its name, {@code words} stand in the installation's name; either
 * is empty for any. {@code retired}: those that run no more among them.
 */
public record InstallationFilter(
        Optional<OrganisationId> organisation,
        boolean ours,
        Optional<ServiceId> service,
        String environment,
        String words,
        boolean retired) {

    /** All that run. */
    public static final InstallationFilter ALL =
            new InstallationFilter(Optional.empty(), false, Optional.empty(), "", "", false);

    public InstallationFilter of(OrganisationId customer) {
        return new InstallationFilter(Optional.of(customer), false, service, environment, words, retired);
    }

    /** What runs for ourselves. */
    public InstallationFilter ofOurs() {
        return new InstallationFilter(Optional.empty(), true, service, environment, words, retired);
    }

    public InstallationFilter of(ServiceId wanted) {
        return new InstallationFilter(organisation, ours, Optional.of(wanted), environment, words, retired);
    }

    public InstallationFilter in(String wanted) {
        return new InstallationFilter(organisation, ours, service, wanted, words, retired);
    }
}
