package org.nightdesk.installation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.nightdesk.catalog.Services;
import org.nightdesk.channel.WebAddress;
import org.nightdesk.installation.InstallationDraft.EndpointDraft;
import org.nightdesk.people.Organisations;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Refused.Problem;
import org.springframework.stereotype.Component;

/** Says everything that is wrong with a draft at once, each with the remedy. */
@Component
class InstallationCheck {

    private static final int LONGEST_NAME = 200;
    private static final int MOST_ENDPOINTS = 20;
    private static final int LONGEST_WORD = 200;

    private final Organisations organisations;
    private final Services services;
    private final Environments environments;

    InstallationCheck(Organisations organisations, Services services, Environments environments) {
        this.organisations = organisations;
        this.services = services;
        this.environments = environments;
    }

    void refuseIfWrong(InstallationDraft draft) {
        List<Problem> problems = new ArrayList<>();
        if (draft.name().length() > LONGEST_NAME || !isPrintable(draft.name())) {
            problems.add(new Problem("name", "A name has at most 200 characters, on one line."));
        }
        if (draft.organisation().filter(id -> organisations.find(id).isEmpty()).isPresent()) {
            problems.add(new Problem("customer", "There is no such customer. Choose one, or ourselves."));
        }
        if (draft.service().isEmpty()) {
            problems.add(new Problem("service", "Choose the service that runs there."));
        }
        draft.service().ifPresent(services::service);
        if (environments.find(draft.environment()).isEmpty()) {
            problems.add(new Problem("environment", "Choose one of the environments; administrators keep the list."));
        }
        checkEndpoints(draft.endpoints(), problems);
        if (!problems.isEmpty()) {
            throw Refused.invalid(problems);
        }
    }

    private static void checkEndpoints(List<EndpointDraft> endpoints, List<Problem> problems) {
        if (endpoints.size() > MOST_ENDPOINTS) {
            problems.add(new Problem("endpoints", "An installation has at most 20 endpoints."));
        }
        Set<String> names = new HashSet<>();
        for (int i = 0; i < endpoints.size(); i++) {
            EndpointDraft one = endpoints.get(i);
            String field = "endpoints[" + i + "].";
            if (!one.name().matches("[a-z][a-z0-9-]{0,39}")) {
                problems.add(new Problem(
                        field + "name", "Name it in small letters, digits and hyphens: api, database, host-1."));
            } else if (!names.add(one.name())) {
                problems.add(
                        new Problem(field + "name", "There is another endpoint of this name. Give it one of its own."));
            }
            checkEndpoint(one, field, problems);
        }
    }

    private static void checkEndpoint(EndpointDraft one, String field, List<Problem> problems) {
        if (one.login().length() > LONGEST_WORD || !isPrintable(one.login())) {
            problems.add(new Problem(field + "login", "A login has at most 200 characters, on one line."));
        }
        if (one.password().length() > LONGEST_WORD * 10 || !isPrintable(one.password())) {
            problems.add(new Problem(field + "password", "A password has at most 2,000 characters, on one line."));
        }
        Endpoint.Kind.find(one.kind())
                .ifPresentOrElse(
                        kind -> problems.addAll(wrong(kind, one, field)),
                        () -> problems.add(new Problem(field + "kind", "Choose http, sql or runner.")));
    }

    private static List<Problem> wrong(Endpoint.Kind kind, EndpointDraft one, String field) {
        return switch (kind) {
            case HTTP -> web(one.address(), field + "address");
            case SQL ->
                JdbcAddress.parse(one.address(), one.login()).isPresent()
                                && !one.login().isEmpty()
                        ? List.of()
                        : List.of(
                                one.login().isEmpty()
                                        ? new Problem(field + "login", "A database wants a login.")
                                        : new Problem(
                                                field + "address",
                                                "Write jdbc:postgresql://host:5432/database, or jdbc:mariadb://… or jdbc:mysql://…, without parameters."));
            case RUNNER ->
                one.address().matches("[A-Za-z0-9.-]{1,253}")
                        ? List.of()
                        : List.of(new Problem(
                                field + "address", "Write the host’s name as its runner says it, such as app-1.acme."));
        };
    }

    private static List<Problem> web(String address, String field) {
        if (WebAddress.problemWith(address).isPresent()) {
            return List.of(new Problem(field, WebAddress.problemWith(address).orElseThrow()));
        }
        var uri = WebAddress.of(address).uri();
        return uri.getRawUserInfo() == null && uri.getRawQuery() == null && uri.getRawFragment() == null
                ? List.of()
                : List.of(new Problem(
                        field, "Write the base address only; login and password have fields of their own."));
    }

    private static boolean isPrintable(String text) {
        return text.chars().noneMatch(Character::isISOControl);
    }
}
