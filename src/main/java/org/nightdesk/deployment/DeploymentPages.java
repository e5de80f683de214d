package org.nightdesk.deployment;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.nightdesk.catalog.Service;
import org.nightdesk.catalog.ServiceId;
import org.nightdesk.catalog.Services;
import org.nightdesk.deployment.screen.ArrivalsScreen;
import org.nightdesk.deployment.screen.BoardScreen.Line;
import org.nightdesk.people.Viewers;
import org.nightdesk.subject.Role;
import org.nightdesk.web.MenuItem;
import org.nightdesk.web.Screen;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What runs where, and what pipelines said. */
@Controller
@RequestMapping(DeploymentPages.PATH)
class DeploymentPages {

    static final String PATH = "/deployments";

    private static final int NEWEST = 50;
    private static final int ARRIVALS = 50;

    private final Deployments deployments;
    private final Services services;
    private final ReleaseBoard board;
    private final Viewers viewers;

    DeploymentPages(Deployments deployments, Services services, ReleaseBoard board, Viewers viewers) {
        this.deployments = deployments;
        this.services = services;
        this.board = board;
        this.viewers = viewers;
    }

    @Bean
    static MenuItem deploymentsInMenu() {
        return new MenuItem(MenuItem.Section.PRODUCTION, 65, "Deployments", PATH, Role.RESPONDER);
    }

    @GetMapping
    ModelAndView board(@RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "1") int page) {
        Map<ServiceId, String> names = services.all().stream().collect(Collectors.toMap(Service::id, Service::name));
        List<Line> last =
                deployments.newest(NEWEST).stream().map(one -> line(one, names)).toList();
        return new Screen("deployment/board", board.screen(q.strip(), page, last, viewers.current()));
    }

    private static Line line(Deployment deployment, Map<ServiceId, String> names) {
        Report report = deployment.report();
        String who = Optional.of(report.who()).filter(name -> !name.isEmpty()).orElse(deployment.source());
        return new Line(
                "%s %s"
                        .formatted(names.getOrDefault(report.service(), ""), report.version())
                        .strip(),
                report.environment(),
                report.result().word(),
                tone(report.result()),
                who + (report.summary().isEmpty() ? "" : ": " + report.summary()),
                report.url(),
                report.at());
    }

    private static String tone(Result result) {
        return switch (result) {
            case STARTED -> "soon";
            case SUCCEEDED -> "ok";
            case FAILED -> "late";
            case CANCELLED -> "dim";
        };
    }

    @GetMapping("/received")
    ModelAndView received(@RequestParam(defaultValue = "9223372036854775807") long before) {
        List<Arrival> arrivals = deployments.arrivals(before, ARRIVALS);
        return new Screen(
                "deployment/received",
                new ArrivalsScreen(
                        arrivals.stream().map(DeploymentPages::line).toList(),
                        arrivals.size() < ARRIVALS
                                ? ""
                                : PATH + "/received?before="
                                        + arrivals.getLast().id()));
    }

    private static ArrivalsScreen.Line line(Arrival arrival) {
        String tone = switch (arrival.outcome()) {
            case "recorded" -> "ok";
            case "refused" -> "late";
            default -> "dim";
        };
        return new ArrivalsScreen.Line(
                arrival.at(),
                arrival.source(),
                arrival.shape(),
                arrival.outcome(),
                tone,
                arrival.reason(),
                arrival.body());
    }
}
