package org.nightdesk.handover;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.database.Reading;
import org.nightdesk.people.PersonId;
import org.nightdesk.people.TeamId;
import org.nightdesk.rota.ScheduleId;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Drafts;
import org.nightdesk.web.Form;
import org.nightdesk.web.MenuItem;
import org.nightdesk.web.Needs;
import org.nightdesk.web.Screen;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Handing over, taking over, and for which schedules. */
@Controller
@RequestMapping(HandoverPages.PATH)
class HandoverPages {

    static final String PATH = "/on-call/handovers";

    private final Handovers handovers;
    private final Keeping keeping;
    private final Closings closings;
    private final Releases releases;
    private final HandoverScreens screens;
    private final HistoryScreens history;
    private final Drafts drafts;
    private final Reading reading;
    private final InstantSource clock;

    HandoverPages(
            Handovers handovers,
            Keeping keeping,
            Closings closings,
            Releases releases,
            HandoverScreens screens,
            HistoryScreens history,
            Drafts drafts,
            Reading reading,
            InstantSource clock) {
        this.handovers = handovers;
        this.keeping = keeping;
        this.closings = closings;
        this.releases = releases;
        this.screens = screens;
        this.history = history;
        this.drafts = drafts;
        this.reading = reading;
        this.clock = clock;
    }

    static String path(HandoverId id) {
        return PATH + "/" + id.text();
    }

    @Bean
    static MenuItem handoversInMenu() {
        return new MenuItem(MenuItem.Section.ON_CALL, 20, "Handovers", PATH, Role.RESPONDER);
    }

    /** Goes on behind the handover {@code before}. */
    @GetMapping
    ModelAndView list(Viewer viewer, @RequestParam Optional<String> before) {
        Optional<HandoverId> from = before.map(HandoverId::of);
        return reading.of(() -> new Screen("handover/handovers", history.of(from, Form.blank(), viewer, now())));
    }

    /** Kept from now on when a team is named, no longer when none is. */
    @PostMapping("/schedules/{schedule}")
    @Needs(Role.LEAD)
    ModelAndView keep(Viewer viewer, @PathVariable String schedule, @RequestParam(defaultValue = "") String team) {
        ScheduleId id = ScheduleId.parse(schedule).orElseThrow(() -> new NotFound("schedule " + schedule));
        if (team.isEmpty()) {
            keeping.off(id, viewer, now());
            return Screen.goTo(PATH, "Off.", "");
        }
        TeamId reader = TeamId.parse(team).orElseThrow(() -> new NotFound("team " + team));
        keeping.on(new Setting(id, reader), viewer, now());
        return Screen.goTo(PATH, "On, from the next change.", "");
    }

    @GetMapping("/{id}")
    ModelAndView show(Viewer viewer, @PathVariable String id) {
        return reading.of(() -> screen(HandoverId.of(id), Optional.empty(), viewer));
    }

    @PostMapping("/{id}/lines")
    ModelAndView write(Viewer viewer, @PathVariable String id, @RequestParam Map<String, String> typed) {
        HandoverId handover = HandoverId.of(id);
        List<String> fields = List.of(HandoverScreens.CONDITION, HandoverScreens.WORDS);
        try {
            handovers.write(
                    handover,
                    typed.getOrDefault(HandoverScreens.CONDITION, ""),
                    typed.getOrDefault(HandoverScreens.WORDS, ""),
                    viewer,
                    now());
            fields.forEach(field -> drafts.drop(viewer, HandoverScreens.draft(handover) + field));
            return Screen.goTo(path(handover), "Written.", "");
        } catch (Refused refused) {
            return refused(handover, fields, typed, refused, viewer);
        }
    }

    @PostMapping("/{id}/lines/{line}/removal")
    ModelAndView remove(Viewer viewer, @PathVariable String id, @PathVariable String line) {
        HandoverId handover = HandoverId.of(id);
        long number = line.matches("[0-9]{1,18}") ? Long.parseLong(line) : 0;
        handovers.remove(handover, number, viewer, now());
        return Screen.goTo(path(handover), "Taken off.", "");
    }

    @PostMapping("/{id}/acceptance")
    ModelAndView accept(Viewer viewer, @PathVariable String id, @RequestParam Map<String, String> typed) {
        HandoverId handover = HandoverId.of(id);
        try {
            handovers.accept(handover, typed.getOrDefault(HandoverScreens.READ_BACK, ""), viewer, now());
            drafts.drop(viewer, HandoverScreens.draft(handover) + HandoverScreens.READ_BACK);
            return Screen.goTo(path(handover), "Accepted. It is yours.", "");
        } catch (Refused refused) {
            return refused(handover, List.of(HandoverScreens.READ_BACK), typed, refused, viewer);
        }
    }

    @PostMapping("/{id}/releases/{person}")
    @Needs(Role.LEAD)
    ModelAndView release(Viewer viewer, @PathVariable String id, @PathVariable String person) {
        HandoverId handover = HandoverId.of(id);
        PersonId who = PersonId.parse(person).orElseThrow(() -> new NotFound("person " + person));
        try {
            releases.release(handover, who, viewer, now());
            return Screen.goTo(path(handover), "They are not on call any more.", "");
        } catch (Refused refused) {
            return Screen.goTo(path(handover), refused.problems().getFirst().reason(), "");
        }
    }

    /** Keeps the words of what is accounted for; with {@code sign} the night is closed. */
    @PostMapping("/{id}/closing")
    ModelAndView close(Viewer viewer, @PathVariable String id, @RequestParam Map<String, String> typed) {
        HandoverId handover = HandoverId.of(id);
        try {
            closings.account(handover, closings.words(typed), viewer, now());
            closings.words(typed).keySet().forEach(item -> drafts.drop(viewer, HandoverScreens.draft(handover) + item));
            if (!typed.containsKey("sign")) {
                return Screen.goTo(path(handover) + "#closing", "Kept.", "");
            }
            closings.sign(handover, viewer, now());
            return Screen.goTo(path(handover), "Signed. Good night.", "");
        } catch (Refused refused) {
            if (refused.kind() == Refused.Kind.CONFLICT) {
                throw refused;
            }
            return screen(handover, Optional.of(Form.refused(typed, refused)), viewer)
                    .refused();
        }
    }

    // Kept as a draft as well: who closes the phone now finds it where it was.
    private Screen refused(
            HandoverId id, List<String> fields, Map<String, String> typed, Refused refused, Viewer viewer) {
        Instant now = now();
        if (viewer.actor().isPerson()) {
            fields.forEach(field ->
                    drafts.keep(viewer, HandoverScreens.draft(id) + field, typed.getOrDefault(field, ""), now));
        }
        return screen(id, Optional.of(Form.refused(typed, refused)), viewer).refused();
    }

    private Screen screen(HandoverId id, Optional<Form> typed, Viewer viewer) {
        Handover handover = handovers.handover(id, viewer);
        return new Screen("handover/handover", screens.of(handover, typed, viewer, now()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
