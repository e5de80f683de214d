package org.nightdesk.swap;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.people.PersonId;
import org.nightdesk.people.Viewers;
import org.nightdesk.rota.ScheduleId;
import org.nightdesk.rota.WallTime;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Form;
import org.nightdesk.web.MenuItem;
import org.nightdesk.web.Place;
import org.nightdesk.web.Screen;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Asks for a shift to be taken, takes one, and takes it back. */
@Controller
@RequestMapping(SwapPages.PATH)
class SwapPages {

    static final String PATH = "/on-call/swaps";

    private final Swaps swaps;
    private final SwapScreens screens;
    private final Viewers viewers;
    private final InstantSource clock;

    SwapPages(Swaps swaps, SwapScreens screens, Viewers viewers, InstantSource clock) {
        this.swaps = swaps;
        this.screens = screens;
        this.viewers = viewers;
        this.clock = clock;
    }

    @Bean
    static MenuItem swapsInMenu() {
        return new MenuItem(MenuItem.Section.YOURS, 50, "Swaps", PATH, Role.RESPONDER);
    }

    /** The parameters stand in the form. */
    @GetMapping
    ModelAndView show(Viewer viewer, @RequestParam Map<String, String> typed) {
        return new Screen("swap/swaps", screens.of(Form.of(typed), viewer, place(), now()));
    }

    @PostMapping
    ModelAndView ask(Viewer viewer, @RequestParam Map<String, String> typed) {
        try {
            SwapDraft draft = draft(typed);
            boolean atOnce = !typed.getOrDefault("atOnce", "").isEmpty();
            Swap made = atOnce ? swaps.give(draft, viewer, now()) : swaps.ask(draft, viewer, now());
            return Screen.goTo(PATH, atOnce ? "Swapped. Both are told." : "Asked.", undo(made));
        } catch (Refused refused) {
            return new Screen("swap/swaps", screens.of(Form.refused(typed, refused), viewer, place(), now())).refused();
        }
    }

    @PostMapping("/taking")
    ModelAndView take(
            Viewer viewer,
            @RequestParam String schedule,
            @RequestParam String owner,
            @RequestParam Instant from,
            @RequestParam Instant until) {
        Optional<PersonId> me = Optional.of(viewers.person().id());
        SwapDraft draft = new SwapDraft(schedule(schedule), person("owner", owner), me, from, until, "");
        return Screen.goTo(PATH, "It is yours. Both are told.", undo(swaps.give(draft, viewer, now())));
    }

    @PostMapping("/{id}/acceptance")
    ModelAndView accept(@PathVariable String id, Viewer viewer) {
        return Screen.goTo(PATH, "It is yours. Both are told.", undo(swaps.accept(id(id), viewer, now())));
    }

    @PostMapping("/{id}/refusal")
    ModelAndView decline(@PathVariable String id, Viewer viewer) {
        swaps.decline(id(id), viewer, now());
        return Screen.goTo(PATH, "They are told that you do not take it.", "");
    }

    @PostMapping("/{id}/undoing")
    ModelAndView undo(@PathVariable String id, Viewer viewer) {
        swaps.undo(id(id), viewer, now());
        return Screen.goTo(PATH, "Taken back. Both are told.", "");
    }

    private static String undo(Swap swap) {
        return PATH + "/" + swap.id().text() + "/undoing";
    }

    private SwapDraft draft(Map<String, String> typed) {
        String owner = typed.getOrDefault("owner", "");
        String taker = typed.getOrDefault("taker", "");
        return new SwapDraft(
                schedule(typed.getOrDefault("schedule", "")),
                owner.isEmpty() ? viewers.person().id() : person("owner", owner),
                taker.isEmpty() ? Optional.empty() : Optional.of(person("taker", taker)),
                WallTime.typed("from", typed, viewers.zone()),
                WallTime.typed("until", typed, viewers.zone()),
                typed.getOrDefault("note", ""));
    }

    static SwapId id(String text) {
        return SwapId.parse(text).orElseThrow(() -> new NotFound("swap " + text));
    }

    static PersonId person(String field, String text) {
        return PersonId.parse(text).orElseThrow(() -> Refused.invalid(field, "Choose a person, such as per_7."));
    }

    static ScheduleId schedule(String text) {
        return ScheduleId.parse(text).orElseThrow(() -> new NotFound("schedule " + text));
    }

    private Place place() {
        return Place.of(viewers.zone());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
