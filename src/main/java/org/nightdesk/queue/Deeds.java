package org.nightdesk.queue;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.PaletteSource;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What can be done from anywhere. */
@Component
@Order(10)
class Deeds implements PaletteSource {

    private static final List<Entry> ALL = List.of(
            new Entry("plus", "", "New ticket", "c", "/tickets/new"),
            new Entry("queue", "", "What is mine", "", "/queue?view=mine"),
            new Entry("queue", "", "What is nobody’s", "", "/queue?view=nobody"),
            new Entry("pause", "", "What is on hold", "", "/queue?view=on-hold"),
            new Entry("check", "", "What was resolved", "", "/queue?view=resolved"));

    @Override
    public String heading() {
        return "Do";
    }

    @Override
    public List<Entry> find(Viewer viewer, String words, int most, Instant now) {
        return ALL.stream()
                .filter(deed -> viewer.may(Role.RESPONDER))
                .filter(deed -> deed.label().toLowerCase(Locale.ROOT).contains(words))
                .limit(most)
                .toList();
    }
}
