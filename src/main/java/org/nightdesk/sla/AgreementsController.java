package org.nightdesk.sla;

import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.api.IfMatch;
import org.nightdesk.api.Listed;
import org.nightdesk.api.Window;
import org.nightdesk.catalog.Service;
import org.nightdesk.catalog.ServiceId;
import org.nightdesk.catalog.Services;
import org.nightdesk.people.OrganisationId;
import org.nightdesk.people.Organisations;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Needs;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/agreements}. */
@RestController
@RequestMapping("/api/v1/agreements")
class AgreementsController {

    private static final String PREFIX = "agr_";

    /** For one priority, 1 to 5: minutes of the calendar's open time; what is left out is not promised. */
    record TargetBody(
            int priority,
            String calendar,
            Optional<Integer> firstResponse,
            Optional<Integer> nextUpdate,
            Optional<Integer> resolution,
            Optional<Integer> developers,
            Optional<Integer> vendor) {}

    record NewAgreementBody(
            String name,
            Optional<String> customer,
            Optional<String> service,
            List<TargetBody> targets,
            Optional<List<String>> pausedBy,
            Optional<Boolean> updatesWhenAsked,
            Optional<Boolean> takenIsReply,
            Optional<Boolean> workaroundResolves,
            Optional<List<Integer>> warnAt,
            Optional<Map<String, Integer>> nudgeHours,
            Optional<Integer> pagesUpTo,
            Optional<List<Integer>> matrix,
            Optional<Boolean> matrixByTier) {}

    record AgreementChangeBody(
            Optional<String> name,
            Optional<List<TargetBody>> targets,
            Optional<List<String>> pausedBy,
            Optional<Boolean> updatesWhenAsked,
            Optional<Boolean> takenIsReply,
            Optional<Boolean> workaroundResolves,
            Optional<List<Integer>> warnAt,
            Optional<Map<String, Integer>> nudgeHours,
            Optional<Integer> pagesUpTo,
            Optional<List<Integer>> matrix,
            Optional<Boolean> matrixByTier) {}

    record AgreementView(
            String id,
            String name,
            int version,
            Optional<String> customer,
            Optional<String> service,
            List<TargetBody> targets,
            List<String> pausedBy,
            boolean updatesWhenAsked,
            boolean takenIsReply,
            boolean workaroundResolves,
            List<Integer> warnAt,
            Map<String, Integer> nudgeHours,
            int pagesUpTo,
            List<Integer> matrix,
            boolean matrixByTier) {}

    private final Agreements agreements;
    private final Services services;
    private final Organisations organisations;
    private final InstantSource clock;

    AgreementsController(Agreements agreements, Services services, Organisations organisations, InstantSource clock) {
        this.agreements = agreements;
        this.services = services;
        this.organisations = organisations;
        this.clock = clock;
    }

    @GetMapping
    @Needs(Role.RESPONDER)
    Listed<AgreementView> list(Window window) {
        return window.cut(agreements.agreements(), Agreement::id, this::view);
    }

    @GetMapping("/{id}")
    @Needs(Role.RESPONDER)
    AgreementView show(@PathVariable String id) {
        return view(find(id));
    }

    @PostMapping
    @Needs(Role.LEAD)
    ResponseEntity<AgreementView> create(Viewer viewer, @RequestBody NewAgreementBody body) {
        Definition usual = Definition.usual(targets(body.targets()));
        Definition definition = new Definition(
                usual.targets(),
                body.pausedBy().orElse(usual.pausedBy()),
                body.updatesWhenAsked().orElse(usual.updatesWhenAsked()),
                body.takenIsReply().orElse(usual.takenIsReply()),
                body.workaroundResolves().orElse(usual.workaroundResolves()),
                body.warnAt().orElse(usual.warnAt()),
                body.nudgeHours().orElse(usual.nudgeHours()),
                body.pagesUpTo().orElse(usual.pagesUpTo()),
                matrix(usual.matrix(), body.matrix(), body.matrixByTier()));
        Agreement created = agreements.agree(
                body.name(),
                body.customer().map(this::customer),
                body.service().map(this::service),
                definition,
                viewer,
                clock.instant());
        return ResponseEntity.created(URI.create("/api/v1/agreements/" + PREFIX + created.id()))
                .body(view(created));
    }

    /** Holds for tickets that are open as well; their due times follow within seconds. */
    @PatchMapping("/{id}")
    @Needs(Role.LEAD)
    @Transactional
    AgreementView change(
            @PathVariable String id, Viewer viewer, IfMatch ifMatch, @RequestBody AgreementChangeBody body) {
        Agreement before = find(id);
        ifMatch.holds(view(before));
        Definition was = before.definition();
        Definition definition = new Definition(
                body.targets().map(AgreementsController::targets).orElse(was.targets()),
                body.pausedBy().orElse(was.pausedBy()),
                body.updatesWhenAsked().orElse(was.updatesWhenAsked()),
                body.takenIsReply().orElse(was.takenIsReply()),
                body.workaroundResolves().orElse(was.workaroundResolves()),
                body.warnAt().orElse(was.warnAt()),
                body.nudgeHours().orElse(was.nudgeHours()),
                body.pagesUpTo().orElse(was.pagesUpTo()),
                matrix(was.matrix(), body.matrix(), body.matrixByTier()));
        return view(
                agreements.change(before.id(), body.name().orElse(before.name()), definition, viewer, clock.instant()));
    }

    private static Matrix matrix(Matrix before, Optional<List<Integer>> cells, Optional<Boolean> byTier) {
        return new Matrix(cells.orElse(before.cells()), byTier.orElse(before.byTier()));
    }

    private Agreement find(String id) {
        if (!id.matches(PREFIX + "[1-9][0-9]{0,17}")) {
            throw new NotFound("agreement " + id);
        }
        return agreements.agreement(Long.parseLong(id.substring(PREFIX.length())));
    }

    private OrganisationId customer(String id) {
        return OrganisationId.parse(id)
                .filter(each -> organisations.find(each).isPresent())
                .orElseThrow(() -> Refused.invalid("customer", "There is no customer \"" + id + "\"."));
    }

    private ServiceId service(String reference) {
        return services.find(reference)
                .map(Service::id)
                .orElseThrow(() -> Refused.invalid("service", "There is no service \"" + reference + "\"."));
    }

    private static List<Target> targets(List<TargetBody> bodies) {
        return bodies.stream()
                .map(body -> new Target(
                        body.priority(),
                        calendar(body.calendar()),
                        body.firstResponse(),
                        body.nextUpdate(),
                        body.resolution(),
                        body.developers(),
                        body.vendor()))
                .toList();
    }

    private static long calendar(String id) {
        try {
            return CalendarsController.number(id);
        } catch (NotFound unknown) {
            throw Refused.invalid("targets", "There is no calendar \"" + id + "\".");
        }
    }

    private AgreementView view(Agreement agreement) {
        Definition definition = agreement.definition();
        return new AgreementView(
                PREFIX + agreement.id(),
                agreement.name(),
                agreement.version(),
                agreement.organisation().map(OrganisationId::text),
                agreement.service().map(id -> services.service(id).slug()),
                definition.targets().stream()
                        .map(target -> new TargetBody(
                                target.priority(),
                                CalendarsController.PREFIX + target.calendar(),
                                target.firstResponse(),
                                target.nextUpdate(),
                                target.resolution(),
                                target.developers(),
                                target.vendor()))
                        .toList(),
                definition.pausedBy(),
                definition.updatesWhenAsked(),
                definition.takenIsReply(),
                definition.workaroundResolves(),
                definition.warnAt(),
                definition.nudgeHours(),
                definition.pagesUpTo(),
                definition.matrix().cells(),
                definition.matrix().byTier());
    }
}
