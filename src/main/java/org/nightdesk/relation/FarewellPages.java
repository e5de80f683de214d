package org.nightdesk.relation;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.nightdesk.desk.Ticket;
import org.nightdesk.people.Viewers;
import org.nightdesk.relation.Families.Done;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Drafts;
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

/** A parent is resolved with its children: which of them, and what each customer reads. */
@Controller
@RequestMapping("/tickets/{number}/children/resolution")
@Needs(Role.AGENT)
class FarewellPages {

    private static final List<String> TEXTS = List.of("1", "2", "3");

    private final Families families;
    private final FamilyScreens screens;
    private final Numbers numbers;
    private final Drafts drafts;
    private final Viewers viewers;
    private final InstantSource clock;

    FarewellPages(
            Families families,
            FamilyScreens screens,
            Numbers numbers,
            Drafts drafts,
            Viewers viewers,
            InstantSource clock) {
        this.families = families;
        this.screens = screens;
        this.numbers = numbers;
        this.drafts = drafts;
        this.viewers = viewers;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView show(@PathVariable String number) {
        Viewer viewer = viewers.current();
        return new Screen("relation/farewell", screens.farewell(numbers.at(number, viewer), Form.blank(), viewer));
    }

    @PostMapping
    ModelAndView resolve(@PathVariable String number, @RequestParam Map<String, String> typed) {
        Viewer viewer = viewers.current();
        Ticket parent = numbers.at(number, viewer);
        try {
            Done done = families.resolve(
                    parent.id(), typed.getOrDefault("note", ""), fates(parent, typed, viewer), viewer, clock.instant());
            TEXTS.forEach(text -> drafts.drop(viewer, FamilyScreens.key(parent, text)));
            return Screen.goTo("/tickets/" + parent.number(), words(parent, done), "");
        } catch (Refused refused) {
            return new Screen("relation/farewell", screens.farewell(parent, Form.refused(typed, refused), viewer))
                    .refused();
        }
    }

    /** What is said for a child counts before what is said for all. */
    private List<Fate> fates(Ticket parent, Map<String, String> typed, Viewer viewer) {
        List<Fate> fates = new ArrayList<>();
        for (Ticket child : families.children(parent.id(), viewer)) {
            String own = typed.getOrDefault("fate-" + child.id().value(), "");
            String fate = own.isEmpty() ? typed.getOrDefault("all", "open") : own;
            if (!child.state().over() && !fate.equals("open")) {
                fates.add(new Fate(child.id(), text(fate, typed), true));
            }
        }
        return fates;
    }

    private static String text(String fate, Map<String, String> typed) {
        if (!TEXTS.contains(fate)) {
            return "";
        }
        String text = typed.getOrDefault("text" + fate, "");
        if (text.isBlank()) {
            throw Refused.invalid(
                    "text" + fate,
                    "Text " + fate
                            + " is empty, and somebody is to get it. Write it, or choose \"Resolve, write nothing\".");
        }
        return text;
    }

    private static String words(Ticket parent, Done done) {
        return "Resolved " + parent.number() + " and " + done.resolved()
                + (done.resolved() == 1 ? " child" : " children") + "; told " + done.told()
                + (done.told() == 1 ? " customer." : " customers.");
    }
}
