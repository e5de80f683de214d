package org.nightdesk.bulk;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.bulk.BulkActions.Outcome;
import org.nightdesk.bulk.screen.BulkScreen;
import org.nightdesk.bulk.screen.OutcomeScreen;
import org.nightdesk.bulk.screen.OutcomeScreen.Refusal;
import org.nightdesk.desk.TicketId;
import org.nightdesk.macro.Step;
import org.nightdesk.people.Viewers;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Screen;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Where the bar below the queue sends what it does. A whole list is asked about once before it is done. */
@Controller
class BulkPages {

    private final BulkActions actions;
    private final Viewers viewers;
    private final InstantSource clock;

    BulkPages(BulkActions actions, Viewers viewers, InstantSource clock) {
        this.actions = actions;
        this.viewers = viewers;
        this.clock = clock;
    }

    @PostMapping("/bulk")
    ModelAndView act(
            @RequestParam(name = "ticket", defaultValue = "") List<String> picked,
            @RequestParam Map<String, String> typed) {
        String whole = typed.getOrDefault("all", "");
        String back = back(typed);
        try {
            return whole.isEmpty() ? selected(picked, typed, back) : whole(whole, typed, back);
        } catch (Refused refused) {
            return again(
                            whole,
                            picked,
                            typed,
                            back,
                            List.of(refused.problems().getFirst().reason()))
                    .refused();
        }
    }

    private ModelAndView selected(List<String> picked, Map<String, String> typed, String back) {
        if (picked.isEmpty()) {
            throw Refused.invalid("tickets", "Nothing was selected. Tick the tickets first.");
        }
        List<TicketId> ids = picked.stream().map(BulkActions::id).toList();
        return done(actions.act(ids, Step.parseAll(lines(typed)), back, viewers.current(), clock.instant()));
    }

    private ModelAndView whole(String whole, Map<String, String> typed, String back) {
        Viewer viewer = viewers.current();
        Instant now = clock.instant();
        List<Step> steps = Step.parseAll(lines(typed));
        if (!typed.getOrDefault("expected", "").matches("\\d{1,6}")) {
            return again(whole, List.of(), typed, back, List.of());
        }
        List<TicketId> found = actions.found(whole, Integer.parseInt(typed.get("expected")), viewer, now);
        return done(actions.act(found, steps, back, viewer, now));
    }

    @GetMapping("/bulk/{id:[0-9]+}")
    ModelAndView show(@PathVariable long id) {
        Outcome outcome = actions.outcome(id, viewers.current());
        boolean mayUndo = outcome.action().mayBeUndone(clock.instant());
        return new Screen("bulk/outcome", screen(outcome, said(outcome), mayUndo ? "/bulk/" + id + "/undo" : ""));
    }

    @PostMapping("/bulk/{id:[0-9]+}/undo")
    ModelAndView undo(@PathVariable long id) {
        Outcome undone = actions.undo(id, viewers.current(), clock.instant());
        String said = undone.done() == 1 ? "Took it back." : "Took it back on " + undone.done() + " tickets.";
        return undone.refused().isEmpty()
                ? Screen.goTo(undone.action().back(), said, "")
                : new Screen("bulk/outcome", screen(undone, said, ""));
    }

    private static ModelAndView done(Outcome outcome) {
        String path = "/bulk/" + outcome.action().id();
        return outcome.refused().isEmpty()
                ? Screen.goTo(outcome.action().back(), said(outcome), path + "/undo")
                : Screen.goTo(path);
    }

    private static String said(Outcome outcome) {
        return Sentence.of(outcome.action().steps(), outcome.done());
    }

    private static OutcomeScreen screen(Outcome outcome, String heading, String undo) {
        return new OutcomeScreen(
                heading,
                outcome.action().back(),
                Step.lines(outcome.action().steps()),
                undo,
                outcome.refused().stream()
                        .map(one -> new Refusal(one.number(), one.refusal()))
                        .toList());
    }

    private Screen again(
            String whole, List<String> picked, Map<String, String> typed, String back, List<String> problems) {
        int count = whole.isEmpty() ? picked.size() : counted(whole);
        return new Screen(
                "bulk/sure", new BulkScreen(back, whole, picked, count, String.join("\n", lines(typed)), problems));
    }

    private int counted(String whole) {
        try {
            return actions.count(whole, viewers.current(), clock.instant());
        } catch (Refused said) {
            return 0;
        }
    }

    /** Whole lines, or a verb whose value was typed into the field of its name. */
    private static List<String> lines(Map<String, String> typed) {
        String verb = typed.getOrDefault("verb", "");
        if (verb.isEmpty()) {
            return typed.getOrDefault("steps", "").lines().toList();
        }
        String value = Optional.ofNullable(typed.get(verb)).orElse("");
        return List.of(verb.contains(":") || value.isEmpty() ? verb : verb + ": " + value);
    }

    private static String back(Map<String, String> typed) {
        String back = typed.getOrDefault("back", "/queue");
        return back.startsWith("/queue") ? back : "/queue";
    }
}
