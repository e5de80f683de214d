package org.nightdesk.authoring;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.nightdesk.playbook.Playbooks;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.PaletteSource;
import org.springframework.stereotype.Component;

/** Finds playbooks by name for Ctrl-K. */
@Component
class PlaybookPalette implements PaletteSource {

    private final Playbooks playbooks;

    PlaybookPalette(Playbooks playbooks) {
        this.playbooks = playbooks;
    }

    @Override
    public String heading() {
        return "Playbooks";
    }

    @Override
    public List<Entry> find(Viewer viewer, String words, int most, Instant now) {
        if (words.isEmpty() || !viewer.may(Role.RESPONDER)) {
            return List.of();
        }
        String wanted = words.toLowerCase(Locale.ROOT);
        return playbooks.all(viewer).stream()
                .filter(one ->
                        !one.retired() && one.name().toLowerCase(Locale.ROOT).contains(wanted))
                .limit(most)
                .map(one -> new Entry(
                        "check",
                        "",
                        one.name(),
                        "version " + one.number(),
                        one.id().path()))
                .toList();
    }
}
