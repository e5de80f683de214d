package org.nightdesk.change;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.nightdesk.people.Viewers;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Form;
import org.nightdesk.web.Screen;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Where changes are written; what speaks against a time is looked up while it is typed. */
@Controller
@RequestMapping(ChangePages.PATH)
class ChangeWritePages {

    private final Changes changes;
    private final ChangeForm forms;
    private final Viewers viewers;
    private final InstantSource clock;

    ChangeWritePages(Changes changes, ChangeForm forms, Viewers viewers, InstantSource clock) {
        this.changes = changes;
        this.forms = forms;
        this.viewers = viewers;
        this.clock = clock;
    }

    /** Also what the form asks while somebody types: then its fields come along. */
    @GetMapping("/new")
    ModelAndView write(@RequestParam Map<String, String> typed) {
        Map<String, String> values = new LinkedHashMap<>(Map.of(
                "kind",
                "normal",
                "environment",
                "production",
                "timeZone",
                viewers.zone().getId()));
        values.putAll(typed);
        return fresh(Form.of(values));
    }

    @PostMapping
    ModelAndView create(@RequestParam Map<String, String> typed, Viewer viewer) {
        return save(draft -> changes.create(draft, viewer, now()), typed, Optional.empty());
    }

    @GetMapping("/{id:chg_.*}/edit")
    ModelAndView edit(@PathVariable String id, @RequestParam Map<String, String> typed) {
        Change change = changes.change(ChangePages.id(id));
        return again(change, Form.of(typed.containsKey("title") ? typed : forms.values(change)));
    }

    @PostMapping("/{id:chg_.*}")
    ModelAndView change(@PathVariable String id, @RequestParam Map<String, String> typed, Viewer viewer) {
        Change change = changes.change(ChangePages.id(id));
        return save(draft -> changes.change(change.id(), draft, viewer, now()), typed, Optional.of(change));
    }

    private ModelAndView save(Function<ChangeDraft, Change> verb, Map<String, String> typed, Optional<Change> before) {
        try {
            return Screen.goTo(ChangePages.path(verb.apply(forms.draft(typed)).id()), "Kept.", "");
        } catch (Refused refused) {
            Form form = Form.refused(typed, refused);
            return before.map(change -> again(change, form))
                    .orElseGet(() -> fresh(form))
                    .refused();
        }
    }

    private Screen fresh(Form form) {
        return new Screen(
                "change/write",
                forms.screen("A change", ChangePages.PATH, ChangePages.PATH, form, Optional.empty(), now()));
    }

    private Screen again(Change change, Form form) {
        String path = ChangePages.path(change.id());
        return new Screen(
                "change/write", forms.screen(change.title(), path, path, form, Optional.of(change.id()), now()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
