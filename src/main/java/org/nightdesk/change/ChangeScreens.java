package org.nightdesk.change;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.nightdesk.catalog.Service;
import org.nightdesk.catalog.Services;
import org.nightdesk.change.Change.Slot;
import org.nightdesk.change.Surroundings.Wish;
import org.nightdesk.change.screen.ChangeScreen;
import org.nightdesk.change.screen.ChangeScreen.Against;
import org.nightdesk.change.screen.ChangeScreen.Point;
import org.nightdesk.change.screen.ChangeScreen.Said;
import org.nightdesk.change.screen.ChangeScreen.Verbs;
import org.nightdesk.change.screen.ChangesScreen;
import org.nightdesk.freeze.FreezeWindow;
import org.nightdesk.freeze.Freezes;
import org.nightdesk.freeze.Target;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Form;
import org.springframework.stereotype.Component;

/** A change as its screens show it. */
@Component
class ChangeScreens {

    private final Changes changes;
    private final Services services;
    private final Freezes freezes;
    private final ChangeLook look;

    ChangeScreens(Changes changes, Services services, Freezes freezes, ChangeLook look) {
        this.changes = changes;
        this.services = services;
        this.freezes = freezes;
        this.look = look;
    }

    ChangesScreen.Line line(Change change) {
        return new ChangesScreen.Line(
                ChangePages.path(change.id()),
                change.title(),
                change.state().said(),
                change.state().tone(),
                where(change),
                detail(change),
                change.ended().or(change::started).or(() -> change.planned().map(Slot::from)));
    }

    private static String detail(Change change) {
        return change.wantsApproval()
                ? "wants somebody’s approval"
                : change.kind().word() + ", risk " + change.risk().word();
    }

    ChangeScreen of(Change change, Form form, Viewer viewer, Instant now) {
        String path = ChangePages.path(change.id());
        return new ChangeScreen(
                path,
                change.title(),
                change.state().said(),
                change.state().tone(),
                facts(change),
                where(change),
                change.why(),
                change.what(),
                change.planned().map(Slot::from),
                change.planned().map(Slot::until),
                change.playbook().isEmpty() ? "" : "/playbooks/" + change.playbook(),
                changes.playbookName(change.playbook()),
                points(change, path),
                risks(change),
                said(change),
                against(change),
                result(change),
                verbs(change, viewer, now),
                form);
    }

    private static String facts(Change change) {
        String kind = switch (change.kind()) {
            case STANDARD -> "Standard change";
            case NORMAL -> "Normal change";
            case EMERGENCY -> "Emergency change";
        };
        String by = change.author().name()
                + (change.writer().key().equals(change.author().key())
                        ? ""
                        : ", last changed by " + change.writer().name());
        return "%s by %s, risk %s".formatted(kind, by, change.risk().word());
    }

    private String where(Change change) {
        return change.services().stream()
                        .map(services::service)
                        .map(Service::name)
                        .collect(Collectors.joining(", "))
                + " in " + change.environment();
    }

    private static List<Point> points(Change change, String path) {
        boolean now = change.state() == ChangeState.IN_PROGRESS;
        return change.points().stream()
                .map(point -> new Point(
                        point.text(),
                        point.by(),
                        now && point.doneAt().isEmpty() ? path + "/points/" + point.position() : ""))
                .toList();
    }

    private static List<String> risks(Change change) {
        return Risk.QUESTIONS.stream()
                .filter(question -> change.yes().contains(question.field()))
                .map(Risk.Question::text)
                .toList();
    }

    private static List<Said> said(Change change) {
        return change.approvals().stream()
                .map(one -> new Said(
                        one.by().name(), one.agreed(), one.edition() == change.edition(), one.word(), one.at()))
                .toList();
    }

    private List<Against> against(Change change) {
        return ChangeState.AHEAD.contains(change.state())
                ? change.planned().map(slot -> look.against(wish(change), slot)).orElse(List.of())
                : List.of();
    }

    private static Wish wish(Change change) {
        return new Wish(Optional.of(change.id()), change.services(), change.environment(), change.zone());
    }

    private static String result(Change change) {
        String broke = change.broke().isEmpty() ? "" : "Done in a freeze: " + change.broke() + ". ";
        return broke + change.result();
    }

    private Verbs verbs(Change change, Viewer viewer, Instant now) {
        boolean ahead = ChangeState.AHEAD.contains(change.state());
        boolean others = changes.partial(change, viewer.actor()).isEmpty();
        Role least = change.risk() == Risk.HIGH ? Role.LEAD : Role.AGENT;
        return new Verbs(
                ahead,
                change.state() == ChangeState.DRAFT,
                change.wantsApproval() && others && viewer.may(least),
                change.mayStart(),
                change.state() == ChangeState.IN_PROGRESS,
                ahead,
                change.mayStart() && breakable(change, viewer, now));
    }

    private boolean breakable(Change change, Viewer viewer, Instant now) {
        Optional<FreezeWindow> freeze =
                freezes.at(new Target(change.services(), Set.of(change.environment()), Set.of()), now);
        return freeze.filter(window -> window.mayBreak(viewer)).isPresent();
    }
}
