package org.nightdesk.telephony;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The kinds of providers that this program knows. */
@Component
class LineKinds {

    // Looked up when they are needed: they use what is here.
    private final ObjectProvider<Line> known;

    LineKinds(ObjectProvider<Line> known) {
        this.known = known;
    }

    Optional<Line> find(String kind) {
        return known.orderedStream().filter(line -> line.kind().equals(kind)).findFirst();
    }

    Line of(Provider provider) {
        return find(provider.kind())
                .orElseThrow(() -> new IllegalStateException("nobody speaks to providers of " + provider.kind()));
    }

    /** Whether its replies are fetched. */
    boolean isAsked(ProviderDraft draft) {
        return draft.sms() && find(draft.kind()).filter(Line::isAsked).isPresent();
    }

    /** What they are called, by kind, in their order. */
    Map<String, String> names() {
        Map<String, String> names = new LinkedHashMap<>();
        known.orderedStream().forEach(line -> names.put(line.kind(), line.name()));
        return names;
    }
}
