package org.nightdesk.cover;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.nightdesk.people.Viewers;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.MenuItem;
import org.nightdesk.web.Screen;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** Shifts that wait for somebody: taken in one press, and taken back. */
@Controller
@RequestMapping(CoverPages.PATH)
class CoverPages {

    static final String PATH = "/on-call/covers";

    private final CoverRequests requests;
    private final CoverScreens screens;
    private final Viewers viewers;
    private final InstantSource clock;

    CoverPages(CoverRequests requests, CoverScreens screens, Viewers viewers, InstantSource clock) {
        this.requests = requests;
        this.screens = screens;
        this.viewers = viewers;
        this.clock = clock;
    }

    @Bean
    static MenuItem coversInMenu() {
        return new MenuItem(MenuItem.Section.ON_CALL, 10, "Cover", PATH, Role.RESPONDER);
    }

    @GetMapping
    ModelAndView show(Viewer viewer) {
        return new Screen("cover/covers", screens.all(viewer, now()));
    }

    @PostMapping("/{id}/taking")
    ModelAndView take(@PathVariable String id, Viewer viewer) {
        try {
            requests.take(id(id), viewers.person().id(), viewer, now());
            return Screen.goTo(PATH, "It is yours. Both are told.", PATH + "/" + id + "/undoing");
        } catch (Refused refused) {
            return Screen.goTo(PATH, refused.problems().getFirst().reason(), "");
        }
    }

    @PostMapping("/{id}/refusal")
    ModelAndView decline(@PathVariable String id, Viewer viewer) {
        requests.decline(id(id), viewer, now());
        return Screen.goTo(PATH, "Kept. You are not asked for it again.", "");
    }

    @PostMapping("/{id}/undoing")
    ModelAndView undo(@PathVariable String id, Viewer viewer) {
        try {
            requests.undo(id(id), viewer, now());
            return Screen.goTo(PATH, "Taken back. Both are told, and others are asked.", "");
        } catch (Refused refused) {
            return Screen.goTo(PATH, refused.problems().getFirst().reason(), "");
        }
    }

    static CoverRequestId id(String text) {
        return CoverRequestId.parse(text).orElseThrow(() -> new NotFound("cover request " + text));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
