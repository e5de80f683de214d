package org.nightdesk.configuration;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nightdesk.api.Summary;
import org.nightdesk.catalog.ServiceId;
import org.nightdesk.installation.Installation;
import org.nightdesk.installation.InstallationId;
import org.nightdesk.installation.Installations;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Needs;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/installations/{id}/configuration}: what settings are, should be and were; {@code /api/v1/drift}: where the two part. */
@RestController
@RequestMapping("/api/v1")
class ConfigurationController {

    private static final int MOST_DRIFT = 500;

    /** A value, or null: hidden from this token's role. {@code isSet} false: it is not set there. */
    record ValueView(
            Optional<String> value, boolean isSet, Instant since, Optional<Instant> until, String by, String because) {

        static ValueView of(Value one, boolean open) {
            return new ValueView(
                    open ? one.text() : Optional.empty(),
                    one.text().isPresent(),
                    one.since(),
                    one.until(),
                    one.by(),
                    one.because());
        }
    }

    record SettingValues(String key, Optional<ValueView> current, Optional<ValueView> expected) {}

    record RegisterView(String installation, List<SettingValues> data) {}

    record HistoryView(String installation, String key, List<ValueView> current, List<ValueView> expected) {}

    /** {@code side}: current or expected. Without a value it is not set there. */
    record ValueBody(String side, Optional<String> value, String reason) {}

    record DriftView(
            String installation,
            String environment,
            String key,
            String current,
            String expected,
            Instant since,
            Instant unexplainedSince,
            String lastBy,
            String around) {}

    record DriftsView(List<DriftView> data) {}

    record DeclarationBody(String reason, Instant until) {}

    /** {@code because}: the change that will do it. */
    record ApprovedBody(String value, String because, Instant until) {}

    /** {@code kind}: unexplained, declared or approved. */
    record DriftKindView(String key, String kind, String current, String expected, Instant since) {}

    record DriftKindsView(List<DriftKindView> data) {}

    /** {@code values} in the order of the installations, as this token may see them. */
    record DifferenceView(String key, List<String> values) {}

    /** {@code same}: how many settings are the same everywhere. */
    record ComparisonView(List<String> installations, List<DifferenceView> data, int same) {}

    private final Register register;
    private final Definitions definitions;
    private final Drifts drifts;
    private final SideBySide sideBySide;
    private final Installations installations;
    private final InstantSource clock;

    ConfigurationController(
            Register register,
            Definitions definitions,
            Drifts drifts,
            SideBySide sideBySide,
            Installations installations,
            InstantSource clock) {
        this.register = register;
        this.definitions = definitions;
        this.drifts = drifts;
        this.sideBySide = sideBySide;
        this.installations = installations;
        this.clock = clock;
    }

    @GetMapping("/installations/{id}/configuration")
    @Summary("What settings are and should be; with ?at= as they were then.")
    RegisterView show(@PathVariable String id, Viewer viewer, @RequestParam Optional<Instant> at) {
        Installation installation = installation(id, viewer);
        Instant then = at.orElseGet(clock::instant);
        Map<String, Value> current = register.asOf(installation.id(), Side.CURRENT, then);
        Map<String, Value> expected = register.asOf(installation.id(), Side.EXPECTED, then);
        return new RegisterView(
                installation.id().text(),
                definitions.of(installation.service()).stream()
                        .map(one -> new SettingValues(
                                one.key(),
                                view(current.get(one.key()), one, viewer),
                                view(expected.get(one.key()), one, viewer)))
                        .toList());
    }

    private static Optional<ValueView> view(@Nullable Value value, Setting setting, Viewer viewer) {
        return Optional.ofNullable(value).map(one -> ValueView.of(one, setting.isSeenBy(viewer)));
    }

    @GetMapping("/installations/{id}/configuration/{key}")
    @Summary("What a setting was, who changed it and because of what; the newest first.")
    HistoryView history(@PathVariable String id, @PathVariable String key, Viewer viewer) {
        Installation installation = installation(id, viewer);
        Setting setting = register.setting(installation.id(), key);
        return new HistoryView(
                installation.id().text(),
                key,
                history(installation, setting, Side.CURRENT, viewer),
                history(installation, setting, Side.EXPECTED, viewer));
    }

    private List<ValueView> history(Installation installation, Setting setting, Side side, Viewer viewer) {
        return register.history(installation.id(), setting.key(), side).stream()
                .map(one -> ValueView.of(one, setting.isSeenBy(viewer)))
                .toList();
    }

    @PutMapping("/installations/{id}/configuration/{key}")
    @Needs(Role.LEAD)
    @Summary("Writes down what a setting is, or should be. It changes nothing at the installation.")
    HistoryView enter(@PathVariable String id, @PathVariable String key, Viewer viewer, @RequestBody ValueBody body) {
        Installation installation = installation(id, viewer);
        register.enter(installation.id(), key, side(body.side()), body.value(), viewer, body.reason(), clock.instant());
        return history(id, key, viewer);
    }

    private static Side side(String word) {
        return switch (word) {
            case "current" -> Side.CURRENT;
            case "expected" -> Side.EXPECTED;
            default -> throw Refused.invalid("side", "Choose current or expected.");
        };
    }

    @GetMapping("/drift")
    @Summary("What nobody explained, the oldest first; of a service or an environment, at most 500.")
    DriftsView drift(
            Viewer viewer,
            @RequestParam(defaultValue = "") String service,
            @RequestParam(defaultValue = "") String environment) {
        return new DriftsView(
                drifts.unexplained(ServiceId.parse(service), environment, MOST_DRIFT, viewer, clock.instant()).stream()
                        .map(one -> new DriftView(
                                one.installation().text(),
                                one.environment(),
                                one.key(),
                                one.current(),
                                one.expected(),
                                one.since(),
                                one.kindSince(),
                                one.lastBy(),
                                one.around()))
                        .toList());
    }

    @PostMapping("/installations/{id}/configuration/{key}/declarations")
    @Needs(Role.LEAD)
    @Summary("Writes down why a setting may be something else until then.")
    DriftKindsView declare(
            @PathVariable String id, @PathVariable String key, Viewer viewer, @RequestBody DeclarationBody body) {
        InstallationId at = installation(id, viewer).id();
        drifts.declare(at, key, body.reason(), body.until(), viewer, clock.instant());
        return kinds(at, viewer);
    }

    @PostMapping("/installations/{id}/configuration/{key}/approvals")
    @Needs(Role.LEAD)
    @Summary("An approved change will set it to this value: until then a difference to it is explained.")
    DriftKindsView approve(
            @PathVariable String id, @PathVariable String key, Viewer viewer, @RequestBody ApprovedBody body) {
        InstallationId at = installation(id, viewer).id();
        drifts.approve(at, key, body.value(), Register.reason(body.because()), body.until(), viewer, clock.instant());
        return kinds(at, viewer);
    }

    private DriftKindsView kinds(InstallationId id, Viewer viewer) {
        return new DriftKindsView(drifts.of(id, viewer, clock.instant()).stream()
                .map(one -> new DriftKindView(one.key(), one.kind(), one.current(), one.expected(), one.kindSince()))
                .toList());
    }

    @GetMapping("/configuration/comparison")
    @Summary("Two to six installations of one service beside each other, by what is different.")
    ComparisonView compare(@RequestParam List<String> with, Viewer viewer) {
        List<Installation> chosen =
                with.stream().map(id -> installation(id, viewer)).toList();
        SideBySide.Compared compared = sideBySide.compare(chosen, viewer);
        return new ComparisonView(
                chosen.stream().map(one -> one.id().text()).toList(),
                compared.rows().stream()
                        .map(one -> new DifferenceView(one.key(), one.values()))
                        .toList(),
                compared.same());
    }

    private Installation installation(String id, Viewer viewer) {
        InstallationId known = RegisterPages.id(id);
        return installations.installation(known, viewer);
    }
}
