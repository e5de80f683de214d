package org.nightdesk.catalog;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.PaletteSource;
import org.springframework.stereotype.Component;

/** Finds services by name for Ctrl-K. */
@Component
class ServicePalette implements PaletteSource {

    private final Services services;

    ServicePalette(Services services) {
        this.services = services;
    }

    @Override
    public String heading() {
        return "Services";
    }

    @Override
    public List<Entry> find(Viewer viewer, String words, int most, Instant now) {
        if (words.isEmpty() || !viewer.may(Role.RESPONDER)) {
            return List.of();
        }
        String wanted = words.toLowerCase(Locale.ROOT);
        return services.all().stream()
                .filter(service -> service.name().toLowerCase(Locale.ROOT).contains(wanted))
                .limit(most)
                .map(service ->
                        new Entry("service", "", service.name(), "tier " + service.tier(), ServicePages.path(service)))
                .toList();
    }
}
