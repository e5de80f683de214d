package org.nightdesk.escalation;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.nightdesk.catalog.EscalationPolicies;
import org.springframework.stereotype.Component;

/** Tells the catalogue which policies a service may name. */
@Component
class NamedPolicies implements EscalationPolicies {

    private final PolicyStore store;

    NamedPolicies(PolicyStore store) {
        this.store = store;
    }

    @Override
    public Map<Long, String> names() {
        Map<Long, String> names = new LinkedHashMap<>();
        store.all().forEach(policy -> names.put(policy.id().value(), policy.name()));
        return names;
    }

    @Override
    public String text(long policy) {
        return new PolicyId(policy).text();
    }

    @Override
    public OptionalLong parse(String text) {
        return PolicyId.parse(text).stream().mapToLong(PolicyId::value).findFirst();
    }
}
