package org.nightdesk.queue;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.PaletteSource;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Saved views by their names. */
@Component
@Order(15)
class ViewPalette implements PaletteSource {

    private final SavedViews views;
    private final Layouts layouts;

    ViewPalette(SavedViews views, Layouts layouts) {
        this.views = views;
        this.layouts = layouts;
    }

    @Override
    public String heading() {
        return "Views";
    }

    @Override
    public List<Entry> find(Viewer viewer, String words, int most, Instant now) {
        if (words.isEmpty() || !viewer.may(Role.RESPONDER)) {
            return List.of();
        }
        Arrangement mine = layouts.of(viewer);
        return views.of(viewer).stream()
                .filter(view -> view.name().toLowerCase(Locale.ROOT).contains(words))
                .limit(most)
                .map(view -> new Entry(
                        "queue",
                        "",
                        view.name(),
                        view.words(),
                        Address.of(view, mine).path()))
                .toList();
    }
}
