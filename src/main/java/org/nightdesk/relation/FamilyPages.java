package org.nightdesk.relation;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.nightdesk.desk.Filters;
import org.nightdesk.desk.Queue;
import org.nightdesk.desk.Ticket;
import org.nightdesk.people.Viewers;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
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

/** A ticket's children on the screen. */
@Controller
@RequestMapping("/tickets/{number}")
@Needs(Role.AGENT)
class FamilyPages {

    private static final int MOST = 100;

    private final Families families;
    private final FamilyScreens screens;
    private final Numbers numbers;
    private final Queue queue;
    private final Filters filters;
    private final Viewers viewers;
    private final InstantSource clock;

    FamilyPages(
            Families families,
            FamilyScreens screens,
            Numbers numbers,
            Queue queue,
            Filters filters,
            Viewers viewers,
            InstantSource clock) {
        this.families = families;
        this.screens = screens;
        this.numbers = numbers;
        this.queue = queue;
        this.filters = filters;
        this.viewers = viewers;
        this.clock = clock;
    }

    /** {@code q} looks for tickets that could be children as well, in the language of the search box. */
    @GetMapping("/children")
    ModelAndView show(@PathVariable String number, @RequestParam(defaultValue = "") String q) {
        Viewer viewer = viewers.current();
        Ticket ticket = numbers.at(number, viewer);
        if (q.isBlank()) {
            return new Screen("relation/family", screens.family(ticket, Form.blank(), List.of(), viewer));
        }
        try {
            List<Ticket> found = queue.newest(filters.parse(q, viewer, clock.instant()), viewer, 0, MOST);
            return new Screen("relation/family", screens.family(ticket, Form.blank(), List.of(), q, found, viewer));
        } catch (Refused refused) {
            return new Screen(
                            "relation/family",
                            screens.family(ticket, Form.refused(Map.of(), refused), List.of(), q, List.of(), viewer))
                    .refused();
        }
    }

    @PostMapping("/children")
    ModelAndView adopt(
            @PathVariable String number,
            @RequestParam Map<String, String> typed,
            @RequestParam(name = "ticket", defaultValue = "") List<String> picked) {
        Viewer viewer = viewers.current();
        Ticket parent = numbers.at(number, viewer);
        String all = (String.join(" ", picked) + " " + typed.getOrDefault("children", "")).strip();
        try {
            List<Ticket> children = numbers.list("children", all, viewer);
            families.adopt(parent.id(), children.stream().map(Ticket::id).toList(), viewer, clock.instant());
            String path = "/tickets/" + parent.number() + "/children";
            String names = children.stream().map(Ticket::number).collect(Collectors.joining(" "));
            return Screen.goTo(
                    path,
                    "Adopted " + names.replace(" ", ", ") + ".",
                    path + "/release?tickets=" + names.replace(" ", "+"));
        } catch (Refused refused) {
            Map<String, String> kept = new HashMap<>(typed);
            kept.put("children", all);
            return refused(parent, kept, refused, List.of());
        }
    }

    /** Those named stand alone again. */
    @PostMapping("/children/release")
    ModelAndView release(@PathVariable String number, @RequestParam(defaultValue = "") String tickets) {
        Viewer viewer = viewers.current();
        Ticket parent = numbers.at(number, viewer);
        try {
            List<Ticket> children = numbers.list("children", tickets, viewer);
            children.forEach(child -> families.release(child.id(), viewer, clock.instant()));
            String names = children.stream().map(Ticket::number).collect(Collectors.joining(", "));
            return Screen.goTo("/tickets/" + parent.number() + "/children", "Released " + names + ".", "");
        } catch (Refused refused) {
            return refused(parent, Map.of("children", tickets), refused, List.of());
        }
    }

    @PostMapping("/parent")
    ModelAndView join(@PathVariable String number, @RequestParam Map<String, String> typed) {
        Viewer viewer = viewers.current();
        Ticket child = numbers.at(number, viewer);
        try {
            Ticket parent = numbers.typed("parent", typed.getOrDefault("parent", ""), viewer);
            families.adopt(parent.id(), List.of(child.id()), viewer, clock.instant());
            return Screen.goTo(
                    "/tickets/" + child.number(),
                    "It is a child of " + parent.number() + " now.",
                    "/tickets/" + child.number() + "/release");
        } catch (Refused refused) {
            return refused(child, typed, refused, List.of());
        }
    }

    @PostMapping("/release")
    ModelAndView release(@PathVariable String number) {
        Viewer viewer = viewers.current();
        Ticket child = numbers.at(number, viewer);
        families.release(child.id(), viewer, clock.instant());
        return Screen.goTo("/tickets/" + child.number(), child.number() + " stands alone again.", "");
    }

    @PostMapping("/children/notes")
    ModelAndView tell(
            @PathVariable String number,
            @RequestParam Map<String, String> typed,
            @RequestParam(name = "ticket", defaultValue = "") List<String> chosen) {
        Viewer viewer = viewers.current();
        Ticket parent = numbers.at(number, viewer);
        try {
            List<Ticket> children = numbers.list("ticket", String.join(" ", chosen), viewer);
            int told = families.tell(
                    parent.id(),
                    typed.getOrDefault("body", ""),
                    children.stream().map(Ticket::id).toList(),
                    viewer,
                    clock.instant());
            return Screen.goTo(
                    "/tickets/" + parent.number(),
                    told == 1 ? "Told one customer." : "Told " + told + " customers.",
                    "");
        } catch (Refused refused) {
            return refused(parent, typed, refused, chosen);
        }
    }

    private ModelAndView refused(Ticket ticket, Map<String, String> typed, Refused refused, List<String> chosen) {
        return new Screen(
                        "relation/family",
                        screens.family(ticket, Form.refused(typed, refused), chosen, viewers.current()))
                .refused();
    }
}
