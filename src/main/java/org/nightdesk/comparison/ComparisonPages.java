package org.nightdesk.comparison;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.nightdesk.comparison.screen.ComparisonScreen;
import org.nightdesk.comparison.screen.ComparisonScreen.Difference;
import org.nightdesk.people.Viewers;
import org.nightdesk.report.KeptResults;
import org.nightdesk.report.KeptResults.Kept;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Form;
import org.nightdesk.web.Place;
import org.nightdesk.web.Screen;
import org.nightdesk.web.Times;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Where two runs are compared. Its address holds what is compared, so that it can be sent on. */
@Controller
class ComparisonPages {

    private static final int MOST_RUNS = 100;

    private final KeptResults results;
    private final Viewers viewers;
    private final InstantSource clock;

    ComparisonPages(KeptResults results, Viewers viewers, InstantSource clock) {
        this.results = results;
        this.viewers = viewers;
        this.clock = clock;
    }

    @GetMapping("/reports/{id:[0-9]+}/comparison")
    ModelAndView compare(@PathVariable long id, @RequestParam Map<String, String> typed) {
        Viewer viewer = viewers.current();
        List<Kept> runs = results.of(id, viewer, MOST_RUNS);
        if (!typed.containsKey("before")) {
            return screen(id, Form.of(suggested(runs)), runs, Optional.empty());
        }
        try {
            Difference difference = Comparison.of(
                    results.result(id, number(typed, "before"), viewer),
                    results.result(id, number(typed, "after"), viewer),
                    Stream.of(typed.getOrDefault("key", "").split(","))
                            .map(String::strip)
                            .filter(column -> !column.isEmpty())
                            .toList());
            return screen(id, Form.of(typed), runs, Optional.of(difference));
        } catch (Refused refused) {
            return screen(id, Form.refused(typed, refused), runs, Optional.empty())
                    .refused();
        }
    }

    private static long number(Map<String, String> typed, String field) {
        String text = typed.getOrDefault(field, "");
        if (!text.matches("\\d{1,15}")) {
            throw Refused.invalid(field, "Choose a run.");
        }
        return Long.parseLong(text);
    }

    // The two last, the older one first.
    private static Map<String, String> suggested(List<Kept> runs) {
        return runs.size() < 2
                ? Map.of()
                : Map.of(
                        "before", Long.toString(runs.get(1).run()),
                        "after", Long.toString(runs.getFirst().run()));
    }

    private Screen screen(long id, Form form, List<Kept> runs, Optional<Difference> difference) {
        Times times = new Times(clock.instant(), Place.of(viewers.zone()), List.of());
        Map<String, String> choices = new LinkedHashMap<>();
        runs.forEach(run -> choices.put(
                Long.toString(run.run()),
                times.point(run.at()) + ", " + run.by() + ", " + (run.rows() == 1 ? "1 row" : run.rows() + " rows")
                        + ", version " + run.version()
                        + (run.arguments().isEmpty()
                                ? ""
                                : ", " + run.arguments().replace("\n", ", "))));
        String path = "/reports/" + id;
        return new Screen(
                "comparison/comparison",
                new ComparisonScreen(path, results.name(id, viewers.current()), form, choices, difference));
    }
}
