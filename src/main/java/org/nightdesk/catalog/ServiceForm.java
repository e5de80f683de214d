package org.nightdesk.catalog;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.nightdesk.catalog.screen.ServiceFormScreen;
import org.nightdesk.people.TeamId;
import org.nightdesk.people.Teams;
import org.nightdesk.web.Form;
import org.springframework.stereotype.Component;

/** A service as the fields of a form; what it needs is one tick for each other service. */
@Component
class ServiceForm {

    private static final String NEEDS = "needs.";
    private static final String NONE = "";

    private final Services services;
    private final Teams teams;
    private final EscalationPolicies policies;

    ServiceForm(Services services, Teams teams, EscalationPolicies policies) {
        this.services = services;
        this.teams = teams;
        this.policies = policies;
    }

    ServiceDraft draft(Map<String, String> typed) {
        String tier = typed.getOrDefault("tier", "");
        String policy = typed.getOrDefault("escalationPolicy", NONE);
        List<ServiceId> needs = typed.keySet().stream()
                .filter(field -> field.startsWith(NEEDS))
                .flatMap(field -> ServiceId.parse(field.substring(NEEDS.length())).stream())
                .toList();
        return new ServiceDraft(
                Optional.of(typed.getOrDefault("slug", "")).filter(slug -> !slug.isBlank()),
                typed.getOrDefault("name", ""),
                typed.getOrDefault("description", ""),
                tier.matches("[0-9]") ? Integer.parseInt(tier) : 0,
                TeamId.parse(typed.getOrDefault("team", NONE)),
                policy.isEmpty() ? OptionalLong.empty() : policies.parse(policy),
                needs);
    }

    Map<String, String> values(Service service) {
        Map<String, String> values = new HashMap<>();
        values.put("name", service.name());
        values.put("slug", service.slug());
        values.put("description", service.description());
        values.put("tier", Integer.toString(service.tier()));
        values.put("team", service.team().map(TeamId::text).orElse(NONE));
        values.put(
                "escalationPolicy",
                service.policy().isPresent() ? policies.text(service.policy().getAsLong()) : NONE);
        services.needs(service.id())
                .forEach(other -> values.put(NEEDS + other.id().text(), "on"));
        return values;
    }

    ServiceFormScreen screen(Form form) {
        return screen(
                form,
                "A service is what customers or other services rely on.",
                "/services",
                "/services",
                Optional.empty());
    }

    ServiceFormScreen screen(Service service, Form form) {
        String path = ServicePages.path(service);
        return screen(form, service.name(), path, path, Optional.of(service.id()));
    }

    private ServiceFormScreen screen(Form form, String heading, String action, String back, Optional<ServiceId> self) {
        Map<String, String> others = new LinkedHashMap<>();
        services.all().stream()
                .filter(other -> !self.equals(Optional.of(other.id())))
                .forEach(other -> others.put(NEEDS + other.id().text(), other.name()));
        return new ServiceFormScreen(
                form, heading, action, back, Tiers.all(), teams(), policies(), others, self.isEmpty());
    }

    private Map<String, String> teams() {
        Map<String, String> choices = new LinkedHashMap<>();
        choices.put(NONE, "Nobody in particular");
        teams.names().forEach((id, name) -> choices.put(id.text(), name));
        return choices;
    }

    private Map<String, String> policies() {
        Map<String, String> choices = new LinkedHashMap<>();
        choices.put(NONE, "None: nobody is paged");
        policies.names().forEach((id, name) -> choices.put(policies.text(id), name));
        return choices;
    }
}
