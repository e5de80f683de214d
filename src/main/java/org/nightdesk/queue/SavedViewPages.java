package org.nightdesk.queue;

import java.time.InstantSource;
import org.nightdesk.people.Viewers;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.web.Needs;
import org.nightdesk.web.Screen;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Keeping a search under a name, and forgetting it. */
@Controller
@Needs(Role.RESPONDER)
class SavedViewPages {

    private final SavedViews views;
    private final QueuePages pages;
    private final Viewers viewers;
    private final InstantSource clock;

    SavedViewPages(SavedViews views, QueuePages pages, Viewers viewers, InstantSource clock) {
        this.views = views;
        this.pages = pages;
        this.viewers = viewers;
        this.clock = clock;
    }

    @PostMapping("/views")
    ModelAndView keep(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String shared) {
        try {
            SavedView kept = views.keep(name, q, shared.equals("yes"), viewers.current(), clock.instant());
            return Screen.goTo(QueuePages.path(View.OPEN, kept.words(), 0), "Kept as " + kept.name() + ".", "");
        } catch (Refused refused) {
            return new Screen(
                            "queue/queue",
                            pages.screen(View.OPEN, q, Order.DUE, 0, java.util.List.of(refused.getMessage())))
                    .refused();
        }
    }

    @PostMapping("/views/{id}/removal")
    ModelAndView forget(@PathVariable String id) {
        long number = SavedView.id(id);
        String name = views.view(number, viewers.current()).name();
        views.forget(number, viewers.current(), clock.instant());
        return Screen.goTo("/queue", name + " is forgotten.", "");
    }
}
