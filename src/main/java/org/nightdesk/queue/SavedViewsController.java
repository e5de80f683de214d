package org.nightdesk.queue;

import java.net.URI;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.api.Listed;
import org.nightdesk.api.Summary;
import org.nightdesk.api.Window;
import org.nightdesk.people.PersonId;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Needs;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/views}: the caller's saved views and those that are shared. */
@RestController
@RequestMapping("/api/v1/views")
@Needs(Role.RESPONDER)
class SavedViewsController {

    /** {@code q} in the language of the search box; not shared unless it says so; laid out as usual where it does not say how. */
    record NewViewBody(
            String name,
            String q,
            Optional<Boolean> shared,
            Optional<List<String>> columns,
            Optional<String> order,
            Optional<String> groupBy) {}

    /** {@code columns}, the leftmost first; {@code order} is due, priority or newest. What it leaves out becomes the usual. */
    record ArrangementBody(Optional<List<String>> columns, Optional<String> order, Optional<String> groupBy) {}

    /** {@code tickets}: how many it finds, up to 1,000; at most half a minute old. */
    record ViewView(
            String id,
            Optional<String> owner,
            String name,
            String q,
            boolean shared,
            int tickets,
            List<String> columns,
            String order,
            String groupBy) {

        static ViewView of(SavedView view, int tickets) {
            return new ViewView(
                    view.text(),
                    view.owner().map(PersonId::text),
                    view.name(),
                    view.words(),
                    view.shared(),
                    tickets,
                    view.arrangement().words(),
                    view.arrangement().order().word(),
                    view.arrangement().grouping().word());
        }
    }

    private final SavedViews views;
    private final Counts counts;
    private final InstantSource clock;

    SavedViewsController(SavedViews views, Counts counts, InstantSource clock) {
        this.views = views;
        this.counts = counts;
        this.clock = clock;
    }

    @GetMapping
    Listed<ViewView> list(Window window, Viewer viewer) {
        List<SavedView> all = views.of(viewer);
        List<Integer> numbers = counts.found(all.stream().map(SavedView::words).toList(), viewer, clock.instant());
        Map<Long, Integer> tickets = new HashMap<>();
        for (int i = 0; i < numbers.size(); i++) {
            tickets.put(all.get(i).id(), numbers.get(i));
        }
        return window.cut(all, SavedView::id, view -> ViewView.of(view, tickets.getOrDefault(view.id(), 0)));
    }

    @GetMapping("/{id}")
    ViewView show(@PathVariable String id, Viewer viewer) {
        return counted(views.view(SavedView.id(id), viewer), viewer);
    }

    @PostMapping
    @Transactional
    ResponseEntity<ViewView> create(Viewer viewer, @RequestBody NewViewBody body) {
        ViewView view = counted(
                views.keep(
                        body.name(),
                        body.q(),
                        body.shared().orElse(false),
                        Arrangement.read(body.order(), body.groupBy(), body.columns()),
                        viewer,
                        clock.instant()),
                viewer);
        return ResponseEntity.created(URI.create("/api/v1/views/" + view.id())).body(view);
    }

    @PutMapping("/{id}/arrangement")
    @Summary("Lays a view out anew: its columns, its order, what it is grouped by.")
    @Transactional
    ViewView arrange(@PathVariable String id, Viewer viewer, @RequestBody ArrangementBody body) {
        return counted(
                views.arrange(
                        SavedView.id(id),
                        Arrangement.read(body.order(), body.groupBy(), body.columns()),
                        viewer,
                        clock.instant()),
                viewer);
    }

    private ViewView counted(SavedView view, Viewer viewer) {
        return ViewView.of(
                view,
                counts.found(List.of(view.words()), viewer, clock.instant()).getFirst());
    }

    @DeleteMapping("/{id}")
    @Transactional
    ResponseEntity<Void> remove(@PathVariable String id, Viewer viewer) {
        views.forget(SavedView.id(id), viewer, clock.instant());
        return ResponseEntity.noContent().build();
    }
}
