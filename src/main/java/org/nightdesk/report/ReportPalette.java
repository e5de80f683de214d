package org.nightdesk.report;

import java.time.Instant;
import java.util.List;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.PaletteSource;
import org.springframework.stereotype.Component;

/** Finds reports for Ctrl-K, by their names and what they tell. */
@Component
class ReportPalette implements PaletteSource {

    private final Reports reports;

    ReportPalette(Reports reports) {
        this.reports = reports;
    }

    @Override
    public String heading() {
        return "Reports";
    }

    @Override
    public List<Entry> find(Viewer viewer, String words, int most, Instant now) {
        if (words.isEmpty()) {
            return List.of();
        }
        return reports.of(viewer).stream()
                .filter(one -> ReportPages.has(one, words))
                .limit(most)
                .map(one -> new Entry("note", "", one.name(), String.join(", ", one.tags()), "/reports/" + one.id()))
                .toList();
    }
}
