package org.nightdesk.requisition;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.nightdesk.configuration.Definitions;
import org.nightdesk.configuration.Drift;
import org.nightdesk.configuration.Drifts;
import org.nightdesk.configuration.Proposed;
import org.nightdesk.configuration.Register;
import org.nightdesk.configuration.Side;
import org.nightdesk.installation.Installation;
import org.nightdesk.installation.InstallationId;
import org.nightdesk.installation.Installations;
import org.nightdesk.playbook.Parameter;
import org.nightdesk.playbook.ParameterKind;
import org.nightdesk.playbook.Playbook;
import org.nightdesk.playbook.PlaybookVersion;
import org.nightdesk.playbook.Playbooks;
import org.nightdesk.requisition.screen.PutBackScreen;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Subject;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Panel;
import org.springframework.stereotype.Component;

/** On a setting that drifted: the playbooks that put it back, filled with what it should be. */
@Component("requisitionDriftRemedies")
class DriftRemedies implements Panel {

    private final Drifts drifts;
    private final Register register;
    private final Definitions definitions;
    private final Installations installations;
    private final Playbooks playbooks;

    DriftRemedies(
            Drifts drifts,
            Register register,
            Definitions definitions,
            Installations installations,
            Playbooks playbooks) {
        this.drifts = drifts;
        this.register = register;
        this.definitions = definitions;
        this.installations = installations;
        this.playbooks = playbooks;
    }

    @Override
    public String slot() {
        return "setting.panel";
    }

    @Override
    public Optional<Piece> on(Subject subject, Viewer viewer, Instant now) {
        int slash = subject.id().indexOf('/');
        InstallationId id =
                InstallationId.parse(subject.id().substring(0, slash)).orElseThrow();
        String key = subject.id().substring(slash + 1);
        if (!viewer.may(Role.RESPONDER)) {
            return Optional.empty();
        }
        return drifts.of(id, viewer, now).stream()
                .filter(one -> one.key().equals(key) && one.isUnexplained())
                .findFirst()
                .flatMap(drift -> piece(drift, viewer));
    }

    // A value that not everybody may see goes into no address.
    private Optional<Piece> piece(Drift drift, Viewer viewer) {
        Installation at = installations.installation(drift.installation());
        Map<String, String> wanted = wanted(at);
        if (!wanted.containsKey(drift.key())) {
            return Optional.empty();
        }
        Map<String, String> offers = new LinkedHashMap<>();
        playbooks.all(viewer).stream()
                .filter(version -> !version.retired())
                .flatMap(version -> offer(version, drift, wanted).stream())
                .forEach(offer -> offers.put(offer.path(), offer.name()));
        return Optional.of(new Piece(
                "requisition/putback", new PutBackScreen(offers, viewer.may(Role.AGENT), Fit.parameter(drift.key()))));
    }

    /** What its settings should be, by their keys, without those that not everybody may see. */
    private Map<String, String> wanted(Installation at) {
        Map<String, String> wanted = new HashMap<>();
        register.now(at.id(), Side.EXPECTED)
                .forEach((key, value) ->
                        value.text().filter(text -> isOpen(at, key)).ifPresent(text -> wanted.put(key, text)));
        return wanted;
    }

    private boolean isOpen(Installation at, String key) {
        return definitions
                .find(at.service(), key)
                .filter(setting -> !setting.sensitive() && setting.seenBy() == Role.RESPONDER)
                .isPresent();
    }

    private record Offer(String path, String name) {}

    private static Optional<Offer> offer(PlaybookVersion version, Drift drift, Map<String, String> wanted) {
        Playbook playbook = version.playbook();
        return Fit.parameters(playbook, drift.installation(), asked(playbook, drift, wanted))
                .map(filled -> new Offer(
                        version.id().path() + "/plan?reason=" + encoded(reason(drift)) + fields(playbook, filled),
                        version.name()));
    }

    /** The one that drifted, and what else the playbook asks for. */
    private static List<Proposed> asked(Playbook playbook, Drift drift, Map<String, String> wanted) {
        Set<String> names = playbook.parameters().stream().map(Parameter::name).collect(Collectors.toSet());
        return wanted.entrySet().stream()
                .filter(one -> one.getKey().equals(drift.key()) || names.contains(Fit.parameter(one.getKey())))
                .map(one -> new Proposed(one.getKey(), one.getValue(), Optional.empty()))
                .toList();
    }

    private static String reason(Drift drift) {
        return "Drift: %s is %s, should be %s.".formatted(drift.key(), drift.current(), drift.expected());
    }

    private static String fields(Playbook playbook, Map<String, String> filled) {
        return playbook.parameters().stream()
                .filter(one -> filled.containsKey(one.name()))
                .map(one -> one.kind() instanceof ParameterKind.Targets
                        ? "&p-" + one.name() + "-" + filled.get(one.name()) + "=on"
                        : "&p-" + one.name() + "=" + encoded(String.valueOf(filled.get(one.name()))))
                .collect(Collectors.joining());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
