package org.nightdesk.configuration;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.nightdesk.catalog.ServiceId;
import org.nightdesk.catalog.Services;
import org.nightdesk.configuration.screen.BriefScreen;
import org.nightdesk.installation.InstallationId;
import org.nightdesk.installation.Installations;
import org.nightdesk.subject.Subject;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Panel;
import org.springframework.stereotype.Component;

/** The register on the pages of installations and of services. */
final class ConfigurationPanels {

    private ConfigurationPanels() {}

    /** On an installation. */
    @Component("settingsOfInstallation")
    static class OfInstallation implements Panel {

        private final RegisterScreens screens;
        private final Installations installations;

        OfInstallation(RegisterScreens screens, Installations installations) {
            this.screens = screens;
            this.installations = installations;
        }

        @Override
        public String slot() {
            return "installation.panel";
        }

        @Override
        public Optional<Piece> on(Subject subject, Viewer viewer, Instant now) {
            InstallationId id = new InstallationId(Long.parseLong(subject.id()));
            return screens.brief(installations.installation(id), viewer, now)
                    .map(brief -> new Piece("configuration/brief", brief));
        }
    }

    /** On a service. */
    @Component("settingsOfService")
    static class OfService implements Panel {

        private final Definitions definitions;
        private final Services services;

        OfService(Definitions definitions, Services services) {
            this.definitions = definitions;
            this.services = services;
        }

        @Override
        public String slot() {
            return "service.panel";
        }

        @Override
        public Optional<Piece> on(Subject subject, Viewer viewer, Instant now) {
            ServiceId id = new ServiceId(Long.parseLong(subject.id()));
            int count = definitions.of(id).size();
            String said = count == 0 ? "Nobody has written down what can be set." : count + " can be set.";
            return Optional.of(new Piece(
                    "configuration/brief",
                    new BriefScreen(DefinitionPages.path(services.service(id)), said, List.of())));
        }
    }
}
