package org.nightdesk.remedy;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.nightdesk.catalog.Services;
import org.nightdesk.desk.Kind;
import org.nightdesk.desk.Ticket;
import org.nightdesk.execution.Execution;
import org.nightdesk.execution.Executions;
import org.nightdesk.execution.Runs;
import org.nightdesk.installation.Installation;
import org.nightdesk.installation.InstallationFilter;
import org.nightdesk.installation.Installations;
import org.nightdesk.playbook.Parameter;
import org.nightdesk.playbook.ParameterKind;
import org.nightdesk.playbook.Playbook;
import org.nightdesk.playbook.PlaybookVersion;
import org.nightdesk.playbook.Playbooks;
import org.nightdesk.remedy.screen.RemediesScreen;
import org.nightdesk.remedy.screen.RemediesScreen.Offer;
import org.nightdesk.remedy.screen.RemediesScreen.Run;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.springframework.stereotype.Component;

/** Finds the playbooks of a ticket's service, and the runs about the ticket. */
@Component
class Remedies {

    private static final int FEW = 5;
    private static final int MOST_TARGETS = 20;

    private final Playbooks playbooks;
    private final Executions executions;
    private final Runs runs;
    private final Installations installations;
    private final Services services;

    /** By the hash of its text, which says all there is to know. */
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    private record Known(String service, Role mayRun, Optional<Parameter> target) {

        static Known of(Playbook playbook) {
            return new Known(playbook.service(), playbook.mayRun(), playbook.target());
        }
    }

    Remedies(Playbooks playbooks, Executions executions, Runs runs, Installations installations, Services services) {
        this.playbooks = playbooks;
        this.executions = executions;
        this.runs = runs;
        this.installations = installations;
        this.services = services;
    }

    /** Empty when there is nothing to offer and nothing was done. */
    Optional<RemediesScreen> of(Ticket ticket, Viewer viewer) {
        if (!viewer.may(Role.RESPONDER)) {
            return Optional.empty();
        }
        List<Offer> offers = offers(ticket, viewer);
        List<Run> runs = executions.of(ticket.id().value(), FEW, viewer).stream()
                .map(this::run)
                .toList();
        return offers.isEmpty() && runs.isEmpty() ? Optional.empty() : Optional.of(new RemediesScreen(offers, runs));
    }

    private Run run(Execution run) {
        return new Run(run.id().path(), run.heading(), run.word(), run.tone(), run.begunAt(), this.runs.questions(run));
    }

    List<Offer> offers(Ticket ticket, Viewer viewer) {
        String service = services.service(ticket.service()).name();
        return playbooks.all(viewer).stream()
                .filter(version -> !version.retired())
                .filter(version -> known(version).service().equalsIgnoreCase(service))
                .filter(version -> viewer.may(known(version).mayRun()))
                .limit(FEW)
                .map(version -> new Offer(path(version, ticket, viewer), version.name()))
                .toList();
    }

    private Known known(PlaybookVersion version) {
        return known.computeIfAbsent(version.hash(), hash -> Known.of(version.playbook()));
    }

    /** What was given, as an address carries it, but for what was typed to be sure. */
    static String query(Map<String, String> given) {
        return given.entrySet().stream()
                .filter(each -> !each.getKey().equals("typed") && !each.getKey().equals("_csrf"))
                .map(each -> encoded(each.getKey()) + "=" + encoded(each.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    // Where it runs for that customer is ticked, and an incident does not wait for an approval: two taps are enough.
    private String path(PlaybookVersion version, Ticket ticket, Viewer viewer) {
        boolean burns = ticket.kind() == Kind.INCIDENT;
        String path = version.id().path() + (burns ? "/now?ticket=" : "/plan?ticket=") + ticket.number() + "&reason="
                + encoded(ticket.number() + ": " + ticket.title());
        return path
                + known(version)
                        .target()
                        .map(parameter -> targets(ticket, viewer).stream()
                                .map(one -> field(parameter, one))
                                .collect(Collectors.joining()))
                        .orElse("");
    }

    private List<Installation> targets(Ticket ticket, Viewer viewer) {
        InstallationFilter filter = InstallationFilter.ALL.of(ticket.service());
        return ticket.organisation()
                .map(customer -> installations.matching(filter.of(customer), MOST_TARGETS, viewer))
                .orElse(List.of());
    }

    private static String field(Parameter parameter, Installation one) {
        return parameter.kind() instanceof ParameterKind.Targets
                ? "&p-" + parameter.name() + "-" + one.id().text() + "=on"
                : "&p-" + parameter.name() + "=" + one.id().text();
    }
}
