package org.nightdesk.queue;

import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import org.nightdesk.api.Listed;
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
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/views}: the caller's saved views and those that are shared. */
@RestController
@RequestMapping("/api/v1/views")
@Needs(Role.RESPONDER)
class SavedViewsController {

    /** {@code q} in the language of the search box; not shared unless it says so. */
    record NewViewBody(String name, String q, Optional<Boolean> shared) {}

    record ViewView(String id, Optional<String> owner, String name, String q, boolean shared) {

        static ViewView of(SavedView view) {
            return new ViewView(
                    view.text(), view.owner().map(PersonId::text), view.name(), view.words(), view.shared());
        }
    }

    private final SavedViews views;
    private final InstantSource clock;

    SavedViewsController(SavedViews views, InstantSource clock) {
        this.views = views;
        this.clock = clock;
    }

    @GetMapping
    Listed<ViewView> list(Window window, Viewer viewer) {
        return window.cut(views.of(viewer), SavedView::id, ViewView::of);
    }

    @GetMapping("/{id}")
    ViewView show(@PathVariable String id, Viewer viewer) {
        return ViewView.of(views.view(SavedView.id(id), viewer));
    }

    @PostMapping
    @Transactional
    ResponseEntity<ViewView> create(Viewer viewer, @RequestBody NewViewBody body) {
        ViewView view =
                ViewView.of(views.keep(body.name(), body.q(), body.shared().orElse(false), viewer, clock.instant()));
        return ResponseEntity.created(URI.create("/api/v1/views/" + view.id())).body(view);
    }

    @DeleteMapping("/{id}")
    @Transactional
    ResponseEntity<Void> remove(@PathVariable String id, Viewer viewer) {
        views.forget(SavedView.id(id), viewer, clock.instant());
        return ResponseEntity.noContent().build();
    }
}
