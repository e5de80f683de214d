package org.nightdesk.installation;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.nightdesk.catalog.ServiceId;
import org.nightdesk.people.OrganisationId;

/** An installation as somebody wants it to be. Without a name it is called by its service, customer and environment. */
public record InstallationDraft(
        String name,
        Optional<OrganisationId> organisation,
        Optional<ServiceId> service,
        String environment,
        boolean retired,
        List<EndpointDraft> endpoints) {

    public InstallationDraft {
        name = name.strip();
        environment = environment.strip();
        endpoints = List.copyOf(endpoints);
    }

    /** One that runs for a customer, called by what it is. */
    public static InstallationDraft of(
            OrganisationId customer, ServiceId service, String environment, EndpointDraft... endpoints) {
        return new InstallationDraft(
                "", Optional.of(customer), Optional.of(service), environment, false, Arrays.asList(endpoints));
    }

    /** One that runs for ourselves, called by what it is. */
    public static InstallationDraft ours(ServiceId service, String environment, EndpointDraft... endpoints) {
        return new InstallationDraft(
                "", Optional.empty(), Optional.of(service), environment, false, Arrays.asList(endpoints));
    }

    /** An endpoint as it was typed, {@code kind} its word. An empty password stands for the kept one, if the endpoint still leads to the same place. */
    public record EndpointDraft(String name, String kind, String address, String login, String password) {

        public EndpointDraft {
            name = name.strip();
            kind = kind.strip();
            address = address.strip();
            login = login.strip();
        }

        /** Without a login. */
        public static EndpointDraft http(String name, String address) {
            return new EndpointDraft(name, Endpoint.Kind.HTTP.word(), address, "", "");
        }

        public static EndpointDraft sql(String name, String address, String login, String password) {
            return new EndpointDraft(name, Endpoint.Kind.SQL.word(), address, login, password);
        }

        public static EndpointDraft runner(String name, String host) {
            return new EndpointDraft(name, Endpoint.Kind.RUNNER.word(), host, "", "");
        }

        Endpoint endpoint() {
            return new Endpoint(name, Endpoint.Kind.find(kind).orElse(Endpoint.Kind.HTTP), address, login);
        }
    }
}
