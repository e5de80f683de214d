package org.nightdesk.relation;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.nightdesk.desk.Ticket;
import org.nightdesk.people.Viewers;
import org.nightdesk.relation.screen.SplitScreen;
import org.nightdesk.relation.screen.SplitScreen.Part;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.timeline.Recorded;
import org.nightdesk.web.Form;
import org.nightdesk.web.Needs;
import org.nightdesk.web.Screen;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Some of a ticket becomes another. */
@Controller
@RequestMapping("/tickets/{number}/split")
@Needs(Role.AGENT)
class SplitPages {

    private static final int SHORT = 240;

    private final Splits splits;
    private final Numbers numbers;
    private final Others others;
    private final Viewers viewers;
    private final InstantSource clock;

    SplitPages(Splits splits, Numbers numbers, Others others, Viewers viewers, InstantSource clock) {
        this.splits = splits;
        this.numbers = numbers;
        this.others = others;
        this.viewers = viewers;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView show(@PathVariable String number) {
        Viewer viewer = viewers.current();
        return screen(numbers.at(number, viewer), Form.blank(), List.of(), viewer);
    }

    @PostMapping
    ModelAndView split(
            @PathVariable String number,
            @RequestParam Map<String, String> typed,
            @RequestParam(name = "entry", defaultValue = "") List<String> chosen) {
        Viewer viewer = viewers.current();
        Ticket from = numbers.at(number, viewer);
        try {
            Ticket own = splits.split(
                    from.id(), ids(chosen), typed.getOrDefault("title", ""), from.kind(), viewer, clock.instant());
            return Screen.goTo(
                    "/tickets/" + own.number(),
                    own.number() + " has what was split off " + from.number() + ".",
                    "/tickets/" + from.number() + "/merge?others=" + own.number());
        } catch (Refused refused) {
            return screen(from, Form.refused(typed, refused), chosen, viewer).refused();
        }
    }

    static List<Long> ids(List<String> chosen) {
        return chosen.stream()
                .filter(id -> id.matches("[1-9][0-9]{0,17}"))
                .map(Long::parseLong)
                .distinct()
                .toList();
    }

    private Screen screen(Ticket ticket, Form form, List<String> chosen, Viewer viewer) {
        List<Part> parts = splits.parts(ticket.id(), viewer).stream()
                .map(recorded -> part(recorded, chosen))
                .toList();
        return new Screen(
                "relation/split",
                new SplitScreen(others.of(ticket), parts, form.values().getOrDefault("title", ticket.title()), form));
    }

    private static Part part(Recorded recorded, List<String> chosen) {
        String text = recorded.entry().text().strip();
        return new Part(
                recorded.id(),
                recorded.entry().at(),
                recorded.entry().actor().name(),
                recorded.entry().isPublic(),
                text.length() <= SHORT ? text : text.substring(0, SHORT) + "…",
                chosen.contains(Long.toString(recorded.id())));
    }
}
