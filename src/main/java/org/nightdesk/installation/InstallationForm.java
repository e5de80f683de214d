package org.nightdesk.installation;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.nightdesk.catalog.ServiceId;
import org.nightdesk.catalog.Services;
import org.nightdesk.installation.InstallationDraft.EndpointDraft;
import org.nightdesk.installation.screen.InstallationFormScreen;
import org.nightdesk.people.OrganisationId;
import org.nightdesk.people.Organisations;
import org.nightdesk.web.Choices;
import org.nightdesk.web.Form;
import org.springframework.stereotype.Component;

/** An installation as the fields of a form; each endpoint is a row, and a few rows are empty for more. */
@Component
class InstallationForm {

    static final String OURS = "ours";

    private static final int MOST_ROWS = 21;
    private static final int EMPTY_ROWS = 2;
    private static final List<String> PARTS = List.of("name", "address", "login", "password");

    private final Organisations organisations;
    private final Services services;
    private final Environments environments;

    InstallationForm(Organisations organisations, Services services, Environments environments) {
        this.organisations = organisations;
        this.services = services;
        this.environments = environments;
    }

    // Rows that are left empty count for nothing, but each keeps its number: what is wrong is said where it was typed.
    InstallationDraft draft(Map<String, String> typed) {
        List<EndpointDraft> endpoints = IntStream.range(0, MOST_ROWS)
                .mapToObj(InstallationForm::row)
                .filter(row -> isUsed(row, typed))
                .map(row -> endpoint(row, typed))
                .toList();
        return new InstallationDraft(
                typed.getOrDefault("name", ""),
                OrganisationId.parse(typed.getOrDefault("customer", "")),
                ServiceId.parse(typed.getOrDefault("service", "")),
                typed.getOrDefault("environment", ""),
                typed.containsKey("retired"),
                endpoints);
    }

    /** What was typed, with the rows that are used moved together, as the draft numbers them. */
    static Map<String, String> together(Map<String, String> typed) {
        Map<String, String> together = new HashMap<>(typed);
        together.keySet().removeIf(field -> field.startsWith("endpoints["));
        int number = 0;
        for (int i = 0; i < MOST_ROWS; i++) {
            if (isUsed(row(i), typed)) {
                String from = row(i);
                String to = row(number++);
                together.put(to + "kind", typed.getOrDefault(from + "kind", ""));
                PARTS.forEach(part -> together.put(to + part, typed.getOrDefault(from + part, "")));
            }
        }
        return together;
    }

    private static boolean isUsed(String row, Map<String, String> typed) {
        return PARTS.stream()
                .anyMatch(part -> !typed.getOrDefault(row + part, "").isBlank());
    }

    private static EndpointDraft endpoint(String row, Map<String, String> typed) {
        return new EndpointDraft(
                typed.getOrDefault(row + "name", ""),
                typed.getOrDefault(row + "kind", ""),
                typed.getOrDefault(row + "address", ""),
                typed.getOrDefault(row + "login", ""),
                typed.getOrDefault(row + "password", ""));
    }

    static Map<String, String> values(Installation installation) {
        Map<String, String> values = new HashMap<>();
        values.put("name", installation.name());
        values.put(
                "customer",
                installation.organisation().map(OrganisationId::text).orElse(OURS));
        values.put("service", installation.service().text());
        values.put("environment", installation.environment().name());
        if (installation.retired()) {
            values.put("retired", "on");
        }
        for (int i = 0; i < installation.endpoints().size(); i++) {
            Endpoint one = installation.endpoints().get(i);
            values.put(row(i) + "name", one.name());
            values.put(row(i) + "kind", one.kind().word());
            values.put(row(i) + "address", one.address());
            values.put(row(i) + "login", one.login());
        }
        return values;
    }

    InstallationFormScreen screen(Form form, Optional<Installation> of) {
        String path = of.map(one -> one.id().path()).orElse(InstallationPages.PATH);
        return new InstallationFormScreen(
                form,
                of.map(Installation::name).orElse("What runs, for whom, where"),
                path,
                path,
                customers("Ourselves"),
                services("Choose a service"),
                environments("Choose an environment"),
                Choices.of("http", "HTTP", "sql", "Database", "runner", "Runner"),
                rows(form),
                of.isEmpty());
    }

    private static List<String> rows(Form form) {
        int used = (int) IntStream.range(0, MOST_ROWS)
                .filter(i -> isUsed(row(i), form.values()))
                .count();
        return IntStream.range(0, Math.min(used + EMPTY_ROWS, MOST_ROWS))
                .mapToObj(InstallationForm::row)
                .toList();
    }

    Map<String, String> customers(String ourselves) {
        Map<String, String> choices = new LinkedHashMap<>();
        choices.put(OURS, ourselves);
        organisations.all().forEach(one -> choices.put(one.id().text(), one.name()));
        return choices;
    }

    Map<String, String> services(String none) {
        Map<String, String> choices = new LinkedHashMap<>();
        choices.put("", none);
        services.all().forEach(one -> choices.put(one.id().text(), one.name()));
        return choices;
    }

    Map<String, String> environments(String none) {
        Map<String, String> choices = new LinkedHashMap<>();
        choices.put("", none);
        environments.all().forEach(one -> choices.put(one.name(), one.name()));
        return choices;
    }

    private static String row(int number) {
        return "endpoints[" + number + "].";
    }
}
