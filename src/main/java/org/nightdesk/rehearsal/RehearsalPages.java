package org.nightdesk.rehearsal;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.nightdesk.rehearsal.screen.RehearsalScreen;
import org.nightdesk.rehearsal.screen.RehearsalScreen.Line;
import org.nightdesk.rota.Span;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.MenuItem;
import org.nightdesk.web.Needs;
import org.nightdesk.web.Screen;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** The nights to come on a screen: staff read it, leads rehearse again. */
@Controller
@RequestMapping(RehearsalPages.PATH)
class RehearsalPages {

    static final String PATH = "/on-call/rehearsal";

    private final Rehearsals rehearsals;
    private final InstantSource clock;

    RehearsalPages(Rehearsals rehearsals, InstantSource clock) {
        this.rehearsals = rehearsals;
        this.clock = clock;
    }

    @Bean
    static MenuItem rehearsalInMenu() {
        return new MenuItem(MenuItem.Section.ON_CALL, 30, "Nights to come", PATH, Role.LEAD);
    }

    @GetMapping
    ModelAndView show(Viewer viewer) {
        Optional<Span> last = rehearsals.last();
        List<Trouble> troubles = rehearsals.troubles();
        return new Screen(
                "rehearsal/rehearsal",
                new RehearsalScreen(
                        TroubleWords.sentence(troubles, last.isPresent()),
                        last.map(Span::from),
                        last.map(Span::until),
                        troubles.stream().map(RehearsalPages::line).toList(),
                        viewer.may(Role.LEAD)));
    }

    @PostMapping
    @Needs(Role.LEAD)
    ModelAndView rehearse(Viewer viewer) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        rehearsals.rehearse(viewer, now);
        return Screen.goTo(PATH, "Gone through: six weeks from now.", "");
    }

    private static Line line(Trouble trouble) {
        return new Line(
                trouble.what(),
                TroubleWords.often(trouble).strip(),
                trouble.remedy(),
                trouble.path(),
                trouble.first(),
                trouble.kind().isLate());
    }
}
