package org.nightdesk.authoring;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
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
        Stream<Entry> known = playbooks.all(viewer).stream()
                .filter(one ->
                        !one.retired() && one.name().toLowerCase(Locale.ROOT).contains(wanted))
                .map(one -> new Entry(
                        "check",
                        "",
                        one.name(),
                        "version " + one.number(),
                        one.id().path()));
        return Stream.concat(known, fresh(wanted, viewer)).limit(most).toList();
    }

    private static Stream<Entry> fresh(String wanted, Viewer viewer) {
        return viewer.may(Role.LEAD) && "new playbook".contains(wanted)
                ? Stream.of(new Entry("plus", "", "New playbook", "", PlaybookPages.PATH + "/new"))
                : Stream.empty();
    }
}
