package org.nightdesk.requisition;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.configuration.Proposed;
import org.nightdesk.installation.InstallationId;
import org.nightdesk.playbook.Parameter;
import org.nightdesk.playbook.Playbook;

/** How a request fills a playbook: the target is its installation, and each setting the parameter of that name, {@code tax_rate} for {@code tax.rate}. */
final class Fit {

    private Fit() {}

    /** A playbook's parameters; empty when it has none for something that was asked, or wants something that was not. */
    static Optional<Map<String, String>> parameters(Playbook playbook, Requisition requisition) {
        return parameters(playbook, requisition.at().id(), requisition.settings());
    }

    static Optional<Map<String, String>> parameters(Playbook playbook, InstallationId at, List<Proposed> settings) {
        Optional<Parameter> target = playbook.target();
        if (target.isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> filled = new HashMap<>();
        filled.put(target.get().name(), at.text());
        for (Proposed one : settings) {
            filled.put(parameter(one.key()), one.value());
        }
        List<String> known = playbook.parameters().stream().map(Parameter::name).toList();
        boolean complete = playbook.parameters().stream()
                .allMatch(one -> filled.containsKey(one.name())
                        || !one.required()
                        || one.otherwise().isPresent());
        return complete && known.containsAll(filled.keySet()) ? Optional.of(filled) : Optional.empty();
    }

    /** What the parameter of a setting is called. */
    static String parameter(String key) {
        return key.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
    }
}
