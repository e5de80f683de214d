package org.nightdesk.requisition;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.nightdesk.catalog.Service;
import org.nightdesk.catalog.Services;
import org.nightdesk.configuration.Register;
import org.nightdesk.configuration.Side;
import org.nightdesk.configuration.Value;
import org.nightdesk.installation.Installation;
import org.nightdesk.installation.InstallationFilter;
import org.nightdesk.installation.Installations;
import org.nightdesk.people.Organisation;
import org.nightdesk.people.Organisations;
import org.nightdesk.subject.Viewer;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** A hundred requests for the demo's payments gateway, twenty of them wrong in the five usual ways, as somebody would paste them. */
@Component
@Profile("demo")
class DemoBatch {

    private static final int REQUESTS = 100;
    private static final String SERVICE = "payments-gateway";
    private static final String PRODUCTION = "production";

    private final Services services;
    private final Installations installations;
    private final Organisations organisations;
    private final Register register;

    DemoBatch(Services services, Installations installations, Organisations organisations, Register register) {
        this.services = services;
        this.installations = installations;
        this.organisations = organisations;
        this.register = register;
    }

    /** Made from what is so now; empty when the demo's gateway is not there. */
    String lines() {
        return services.findBySlug(SERVICE).map(this::lines).orElse("");
    }

    private String lines(Service service) {
        List<Installation> live = installations.matching(
                InstallationFilter.ALL.of(service.id()).in(PRODUCTION), REQUESTS, Viewer.system());
        List<String> lines = new ArrayList<>(List.of("request,customer,service,environment,setting,value,was"));
        for (int i = 0; i < REQUESTS && !live.isEmpty(); i++) {
            Installation at = live.get(i % live.size());
            String customer = at.organisation()
                    .map(organisations::organisation)
                    .map(Organisation::name)
                    .orElse("");
            Map<String, String> now = register.now(at.id(), Side.CURRENT).values().stream()
                    .collect(Collectors.toMap(Value::key, one -> one.text().orElse("")));
            lines.addAll(i % 5 == 3 ? wrong(i, customer, now) : right(i, customer, now));
        }
        return String.join("\n", lines);
    }

    private static List<String> right(int i, String customer, Map<String, String> now) {
        return switch (i % 3) {
            case 0 -> List.of(line(i, customer, "retry.attempts", Integer.toString(i % 6), now));
            case 1 ->
                List.of(
                        line(i, customer, "card.limit", Integer.toString(6_000 + i), now),
                        line(i, customer, "review.above", Integer.toString(5_000 + i), now));
            default -> List.of(line(i, customer, "settlement.hour", Integer.toString(i % 24), now));
        };
    }

    // Wrong customer, wrong environment, out of range, overtaken, and without its second step.
    private static List<String> wrong(int i, String customer, Map<String, String> now) {
        return switch (i / 5 % 5) {
            case 0 -> List.of(line(i, "Meridian Fright", "retry.attempts", "3", now));
            case 1 -> List.of(line(i, customer, "retry.attempts", "3", now).replace("," + PRODUCTION + ",", ",test,"));
            case 2 -> List.of(line(i, customer, "settlement.hour", "24", now));
            case 3 -> List.of(line(i, customer, "currency", "USD", Map.of("currency", "DKK")));
            default -> List.of(line(i, customer, "card.limit", "9000", now));
        };
    }

    private static String line(int i, String customer, String key, String value, Map<String, String> now) {
        return "%d,\"%s\",%s,%s,%s,%s,%s"
                .formatted(
                        i + 1,
                        customer,
                        SERVICE,
                        PRODUCTION,
                        key,
                        value,
                        Optional.ofNullable(now.get(key)).orElse(""));
    }
}
