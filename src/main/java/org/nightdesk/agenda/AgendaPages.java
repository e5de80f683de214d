package org.nightdesk.agenda;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.agenda.screen.AgendaScreen;
import org.nightdesk.agenda.screen.AgendaScreen.Line;
import org.nightdesk.people.Person;
import org.nightdesk.people.Viewers;
import org.nightdesk.rota.ScheduleId;
import org.nightdesk.rota.Schedules;
import org.nightdesk.settings.Settings;
import org.nightdesk.subject.NotFound;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Where everybody makes the addresses of their own calendars, and ends them. */
@Controller
@RequestMapping(AgendaPages.PATH)
class AgendaPages {

    static final String PATH = "/on-call/calendars";

    private final Agendas agendas;
    private final Schedules schedules;
    private final Viewers viewers;
    private final Settings settings;
    private final InstantSource clock;

    AgendaPages(Agendas agendas, Schedules schedules, Viewers viewers, Settings settings, InstantSource clock) {
        this.agendas = agendas;
        this.schedules = schedules;
        this.viewers = viewers;
        this.settings = settings;
        this.clock = clock;
    }

    @Bean
    static MenuItem agendaInMenu() {
        return new MenuItem(MenuItem.Section.YOURS, 20, "Shifts in your calendar", PATH, Role.RESPONDER);
    }

    @GetMapping
    ModelAndView show() {
        return screen("");
    }

    /** The address is in this answer and nowhere else. */
    @PostMapping
    ModelAndView open(Viewer viewer, @RequestParam(defaultValue = "") String schedule) {
        Optional<ScheduleId> id = schedule.isEmpty() ? Optional.empty() : Optional.of(id(schedule));
        String secret = agendas.open(viewers.person(), id, viewer, now());
        return screen(settings.address() + "/calendars/" + secret + ".ics");
    }

    @PostMapping("/{id}/end")
    ModelAndView close(@PathVariable long id, Viewer viewer) {
        agendas.close(id, viewers.person().id(), viewer, now());
        return Screen.goTo(PATH, "Nothing stands at that address any more.", "");
    }

    private static ScheduleId id(String text) {
        return ScheduleId.parse(text).orElseThrow(() -> new NotFound("schedule " + text));
    }

    private Screen screen(String fresh) {
        Person me = viewers.person();
        Map<ScheduleId, String> names = schedules.names();
        List<Line> lines = agendas.of(me.id()).stream()
                .map(address -> new Line(
                        address.schedule()
                                .map(id -> names.getOrDefault(id, "A schedule that was removed"))
                                .orElse("Your shifts"),
                        address.madeAt(),
                        address.readAt(),
                        PATH + "/" + address.id() + "/end"))
                .toList();
        Map<String, String> choices = new LinkedHashMap<>();
        choices.put("", "Your shifts, of all schedules");
        names.forEach((id, name) -> choices.put(id.text(), "Everybody’s in " + name));
        return new Screen("agenda/agenda", new AgendaScreen(fresh, lines, choices));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
