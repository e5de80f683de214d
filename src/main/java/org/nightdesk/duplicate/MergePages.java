package org.nightdesk.duplicate;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.duplicate.screen.MergeScreen;
import org.nightdesk.duplicate.screen.MergeScreen.Option;
import org.nightdesk.duplicate.screen.MergeScreen.Pair;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Form;
import org.nightdesk.web.Screen;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Two become one, and two again: the steps are the same for contacts and for customers. */
abstract class MergePages<T> {

    private final String noun;
    private final String place;
    private final InstantSource clock;

    /** {@code place} is where one of them has its page: {@code /people/}. */
    MergePages(String noun, String place, InstantSource clock) {
        this.noun = noun;
        this.place = place;
        this.clock = clock;
    }

    /** By the identity that the API shows; empty when there is none, or it is none of these. */
    abstract Optional<T> find(String id);

    abstract String id(T one);

    abstract String name(T one);

    abstract Pair compare(T here, T there, Viewer viewer);

    abstract List<Option> options(T here, String words, Viewer viewer);

    abstract void merge(T gone, T kept, Map<String, String> typed, Viewer viewer, Instant now);

    abstract void undo(T gone, Viewer viewer, Instant now);

    /** What is said when it is done. */
    abstract String merged(T gone);

    abstract String parted(T gone);

    @GetMapping("/merge")
    ModelAndView show(@PathVariable String id, Viewer viewer, @RequestParam Map<String, String> asked) {
        return screen(one(id), Form.of(asked), viewer);
    }

    @PostMapping("/merge")
    ModelAndView merge(@PathVariable String id, Viewer viewer, @RequestParam Map<String, String> typed) {
        T here = one(id);
        try {
            T there = other(typed).orElseThrow(() -> Refused.invalid("with", "Choose the other " + noun + "."));
            boolean otherStays = typed.getOrDefault("keep", "this").equals("other");
            T kept = otherStays ? there : here;
            T gone = otherStays ? here : there;
            merge(gone, kept, typed, viewer, clock.instant());
            return Screen.goTo(place + id(kept), merged(gone), place + id(gone) + "/parting");
        } catch (Refused refused) {
            return screen(here, Form.refused(typed, refused), viewer).refused();
        }
    }

    /** Takes it back that this one was merged. */
    @PostMapping("/parting")
    ModelAndView part(@PathVariable String id, Viewer viewer) {
        T gone = one(id);
        try {
            undo(gone, viewer, clock.instant());
            return Screen.goTo(place + id, parted(gone), "");
        } catch (Refused refused) {
            return Screen.goTo(place + id, refused.problems().getFirst().reason(), "");
        }
    }

    private Screen screen(T here, Form form, Viewer viewer) {
        Optional<Pair> pair = other(form.values()).map(there -> compare(here, there, viewer));
        String q = form.value("q");
        return new Screen(
                "duplicate/merge",
                new MergeScreen(
                        noun,
                        place + id(here),
                        name(here),
                        q,
                        pair.isPresent() ? List.of() : options(here, q, viewer),
                        pair,
                        !form.problem(ContactMergePages.ACROSS).isEmpty()
                                || form.values().containsKey(ContactMergePages.ACROSS),
                        form));
    }

    private Optional<T> other(Map<String, String> typed) {
        return find(typed.getOrDefault("with", ""));
    }

    private T one(String id) {
        return find(id).orElseThrow(() -> new NotFound("no " + noun + " " + id));
    }
}
