package org.nightdesk.queue;

import java.time.InstantSource;
import java.util.List;
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

/** Keeping a search under a name, laying it out anew, and forgetting it. */
@Controller
@Needs(Role.RESPONDER)
class SavedViewPages {

    private final SavedViews views;
    private final Layouts layouts;
    private final QueuePages pages;
    private final Viewers viewers;
    private final InstantSource clock;

    SavedViewPages(SavedViews views, Layouts layouts, QueuePages pages, Viewers viewers, InstantSource clock) {
        this.views = views;
        this.layouts = layouts;
        this.pages = pages;
        this.viewers = viewers;
        this.clock = clock;
    }

    @PostMapping("/views")
    ModelAndView keep(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String shared,
            @RequestParam(defaultValue = "") String by,
            @RequestParam(defaultValue = "") String group,
            @RequestParam(defaultValue = "") List<String> cols) {
        Arrangement mine = layouts.of(viewers.current());
        Arrangement arrangement = Arrangement.of(by, group, cols, mine);
        try {
            SavedView kept = views.keep(name, q, shared.equals("yes"), arrangement, viewers.current(), clock.instant());
            return Screen.goTo(Address.of(kept, mine).path(), "Kept as " + kept.name() + ".", "");
        } catch (Refused refused) {
            return new Screen(
                            "queue/queue",
                            pages.screen(
                                    new Address(View.OPEN, QueuePages.words(q), arrangement, mine),
                                    0,
                                    List.of(refused.getMessage())))
                    .refused();
        }
    }

    @PostMapping("/views/{id}/arrangement")
    ModelAndView arrange(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String by,
            @RequestParam(defaultValue = "") String group,
            @RequestParam(defaultValue = "") List<String> cols) {
        Arrangement mine = layouts.of(viewers.current());
        SavedView kept = views.arrange(
                SavedView.id(id), Arrangement.of(by, group, cols, mine), viewers.current(), clock.instant());
        return Screen.goTo(Address.of(kept, mine).path(), kept.name() + " is kept like this.", "");
    }

    @PostMapping("/views/{id}/removal")
    ModelAndView forget(@PathVariable String id) {
        long number = SavedView.id(id);
        String name = views.view(number, viewers.current()).name();
        views.forget(number, viewers.current(), clock.instant());
        return Screen.goTo("/queue", name + " is forgotten.", "");
    }
}
