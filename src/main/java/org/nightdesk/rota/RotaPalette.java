package org.nightdesk.rota;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.PaletteSource;
import org.springframework.stereotype.Component;

/** Finds schedules by name for Ctrl-K, and the form that covers a shift. */
@Component
class RotaPalette implements PaletteSource {

    private final Schedules schedules;

    RotaPalette(Schedules schedules) {
        this.schedules = schedules;
    }

    @Override
    public String heading() {
        return "On call";
    }

    @Override
    public List<Entry> find(Viewer viewer, String words, int most, Instant now) {
        if (words.isEmpty() || !viewer.may(Role.RESPONDER)) {
            return List.of();
        }
        String wanted = words.toLowerCase(Locale.ROOT);
        return schedules.names().entrySet().stream()
                .filter(schedule -> schedule.getValue().toLowerCase(Locale.ROOT).contains(wanted))
                .limit(most)
                .map(schedule -> new Entry(
                        "oncall",
                        "",
                        schedule.getValue(),
                        "who is on call",
                        "/on-call?schedule=" + schedule.getKey().text()))
                .toList();
    }
}
