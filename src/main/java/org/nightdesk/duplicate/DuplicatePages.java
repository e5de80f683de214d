package org.nightdesk.duplicate;

import java.util.List;
import java.util.function.LongFunction;
import org.nightdesk.duplicate.screen.DuplicatesScreen;
import org.nightdesk.duplicate.screen.DuplicatesScreen.Couple;
import org.nightdesk.people.OrganisationId;
import org.nightdesk.people.PersonId;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Needs;
import org.nightdesk.web.Screen;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What is likely there twice, pair by pair. */
@Controller
@RequestMapping("/customers/duplicates")
@Needs(Role.AGENT)
class DuplicatePages {

    private static final int MOST = 50;

    private final Likenesses likenesses;

    DuplicatePages(Likenesses likenesses) {
        this.likenesses = likenesses;
    }

    @GetMapping
    ModelAndView list(Viewer viewer) {
        List<Likeness> contacts = likenesses.contacts(MOST + 1, viewer);
        List<Likeness> customers = likenesses.customers(MOST + 1, viewer);
        return new Screen(
                "duplicate/duplicates",
                new DuplicatesScreen(
                        couples(contacts, id -> new PersonId(id).text(), "/people/"),
                        couples(customers, id -> new OrganisationId(id).text(), "/customers/"),
                        contacts.size() > MOST || customers.size() > MOST));
    }

    /** They are two. */
    @PostMapping("/apart")
    ModelAndView apart(Viewer viewer, @RequestParam String kind, @RequestParam String one, @RequestParam String other) {
        if (kind.equals(Merged.CONTACT)) {
            likenesses.apart(contact(one), contact(other), viewer);
        } else {
            likenesses.apart(customer(one), customer(other), viewer);
        }
        return Screen.goTo("/customers/duplicates", "They are two, and are not proposed again.", "");
    }

    private static PersonId contact(String id) {
        return PersonId.parse(id).orElseThrow(() -> new NotFound("no contact " + id));
    }

    private static OrganisationId customer(String id) {
        return OrganisationId.parse(id).orElseThrow(() -> new NotFound("no customer " + id));
    }

    private static List<Couple> couples(List<Likeness> likenesses, LongFunction<String> text, String path) {
        return likenesses.stream()
                .limit(MOST)
                .map(like -> {
                    String one = text.apply(like.one());
                    String other = text.apply(like.other());
                    return new Couple(
                            like.kind(),
                            one,
                            like.oneName(),
                            like.oneDetail(),
                            other,
                            like.otherName(),
                            like.otherDetail(),
                            like.why(),
                            path + one + "/merge?with=" + other);
                })
                .toList();
    }
}
