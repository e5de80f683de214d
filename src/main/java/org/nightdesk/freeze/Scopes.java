package org.nightdesk.freeze;

import org.nightdesk.catalog.Services;
import org.nightdesk.people.Organisation;
import org.nightdesk.people.OrganisationId;
import org.nightdesk.people.Organisations;
import org.nightdesk.subject.Refused;

/** Reads what a freeze is about. */
final class Scopes {

    private static final int LONGEST_NAME = 100;

    private Scopes() {}

    /** {@code all}, {@code environment}, or what a service or customer is called outside the house. Refused when there is no such thing. */
    static Scope typed(String scope, String environment, Services services, Organisations organisations) {
        return switch (scope) {
            case "all" -> new Scope.All();
            case "environment" -> environment(environment);
            default -> named(scope, services, organisations);
        };
    }

    private static Scope environment(String name) {
        String fit = name.strip();
        if (fit.isEmpty() || fit.length() > LONGEST_NAME) {
            throw Refused.invalid("environment", "Name the environment, such as production.");
        }
        return new Scope.OfEnvironment(fit);
    }

    private static Scope named(String text, Services services, Organisations organisations) {
        return OrganisationId.parse(text)
                .flatMap(organisations::find)
                .map(Organisation::id)
                .<Scope>map(Scope.OfCustomer::new)
                .or(() -> services.find(text).map(service -> new Scope.OfService(service.id())))
                .orElseThrow(() -> Refused.invalid(
                        "scope", "Choose everything, one environment, or a service or customer there is."));
    }
}
