package org.nightdesk.travel;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.nightdesk.people.Person;
import org.nightdesk.people.Viewers;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.travel.screen.JourneysScreen;
import org.nightdesk.travel.screen.JourneysScreen.Line;
import org.nightdesk.web.Form;
import org.nightdesk.web.MenuItem;
import org.nightdesk.web.Panel;
import org.nightdesk.web.Place;
import org.nightdesk.web.Screen;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Where I am, for the days on which I am not at home. */
@Controller
@RequestMapping(JourneyPages.PATH)
class JourneyPages {

    static final String PATH = "/on-call/travel";

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH);

    private final Journeys journeys;
    private final Viewers viewers;
    private final ObjectProvider<Panel> panels;
    private final InstantSource clock;

    JourneyPages(Journeys journeys, Viewers viewers, ObjectProvider<Panel> panels, InstantSource clock) {
        this.journeys = journeys;
        this.viewers = viewers;
        this.panels = panels;
        this.clock = clock;
    }

    @Bean
    static MenuItem travelInMenu() {
        return new MenuItem(MenuItem.Section.YOURS, 30, "Travel", PATH, Role.RESPONDER);
    }

    @GetMapping
    ModelAndView show(Viewer viewer) {
        return screen(Form.blank(), viewer);
    }

    @PostMapping
    ModelAndView add(Viewer viewer, @RequestParam Map<String, String> typed) {
        try {
            Journey made = journeys.add(
                    JourneyDraft.typed(
                            viewers.person().id(),
                            typed.getOrDefault("timeZone", ""),
                            typed.getOrDefault("from", ""),
                            typed.getOrDefault("until", "")),
                    viewer,
                    clock.instant());
            return Screen.goTo(
                    PATH,
                    "Kept. Times are " + Place.of(made.zone()).name() + "’s on these days.",
                    PATH + "/" + made.id().text() + "/removal");
        } catch (Refused refused) {
            return screen(Form.refused(typed, refused), viewer).refused();
        }
    }

    @PostMapping("/{id}/removal")
    ModelAndView remove(@PathVariable String id, Viewer viewer) {
        journeys.remove(JourneyId.parse(id).orElseThrow(() -> new NotFound("journey " + id)), viewer, clock.instant());
        return Screen.goTo(PATH, "Taken away.", "");
    }

    private Screen screen(Form form, Viewer viewer) {
        Person me = viewers.person();
        Instant now = clock.instant();
        List<Line> lines = journeys.of(me.id(), viewer, now).stream()
                .map(one -> new Line(
                        Place.of(one.zone()).name() + ", " + days(one),
                        PATH + "/" + one.id().text() + "/removal"))
                .toList();
        return new Screen(
                "travel/journeys",
                new JourneysScreen(
                        sentence(me.zone(), viewers.zone()),
                        Place.of(me.zone()).name(),
                        lines,
                        Panel.in("travel.panel", panels, me.id().subject(), viewer, now),
                        form));
    }

    private static String sentence(ZoneId home, ZoneId here) {
        return home.equals(here)
                ? "You are at home, by " + Place.of(home).name() + "’s clocks."
                : "You are travelling, by " + Place.of(here).name() + "’s clocks.";
    }

    private static String days(Journey journey) {
        LocalDate first = journey.first();
        return first.equals(journey.last())
                ? DAY.format(first)
                : DAY.format(first) + " to " + DAY.format(journey.last());
    }
}
