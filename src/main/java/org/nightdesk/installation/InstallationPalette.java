package org.nightdesk.installation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.PaletteSource;
import org.springframework.stereotype.Component;

/** Finds installations by name for Ctrl-K. */
@Component
class InstallationPalette implements PaletteSource {

    private final Installations installations;

    InstallationPalette(Installations installations) {
        this.installations = installations;
    }

    @Override
    public String heading() {
        return "Installations";
    }

    @Override
    public List<Entry> find(Viewer viewer, String words, int most, Instant now) {
        if (words.isEmpty() || !viewer.may(Role.RESPONDER)) {
            return List.of();
        }
        InstallationFilter named = new InstallationFilter(Optional.empty(), false, Optional.empty(), "", words, false);
        return installations.matching(named, most, viewer).stream()
                .map(one -> new Entry(
                        "service",
                        "",
                        one.name(),
                        one.environment().name(),
                        one.id().path()))
                .toList();
    }
}
