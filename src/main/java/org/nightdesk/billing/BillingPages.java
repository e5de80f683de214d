package org.nightdesk.billing;

import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.nightdesk.adjustment.Adjustment;
import org.nightdesk.adjustment.Adjustments;
import org.nightdesk.billing.screen.BillScreen;
import org.nightdesk.billing.screen.BillsScreen;
import org.nightdesk.people.Viewers;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Form;
import org.nightdesk.web.Needs;
import org.nightdesk.web.Panel;
import org.nightdesk.web.Screen;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What is billed, and the months of each. Account managers without a role see theirs here; no customer finds anything. */
@Controller
class BillingPages {

    static final String PATH = "/billing";

    private static final int MOST_RUNS = 100;

    private final Definitions definitions;
    private final BillingRuns runs;
    private final BillingRunStore store;
    private final Adjustments adjustments;
    private final ObjectProvider<Panel> panels;
    private final Viewers viewers;
    private final InstantSource clock;

    BillingPages(
            Definitions definitions,
            BillingRuns runs,
            BillingRunStore store,
            Adjustments adjustments,
            ObjectProvider<Panel> panels,
            Viewers viewers,
            InstantSource clock) {
        this.definitions = definitions;
        this.runs = runs;
        this.store = store;
        this.adjustments = adjustments;
        this.panels = panels;
        this.viewers = viewers;
        this.clock = clock;
    }

    @GetMapping(PATH)
    @Needs(Role.REQUESTER)
    ModelAndView list() {
        Viewer viewer = viewers.current();
        List<Definition> all = definitions.of(viewer);
        if (all.isEmpty()) {
            notForCustomers(viewer);
        }
        Instant now = clock.instant();
        return new Screen(
                "billing/bills",
                new BillsScreen(all.stream().map(one -> line(one, now)).toList(), viewer.may(Role.LEAD)));
    }

    private static void notForCustomers(Viewer viewer) {
        if (!viewer.may(Role.RESPONDER)) {
            throw new NotFound("no bills for " + viewer.actor().name());
        }
    }

    private BillsScreen.Line line(Definition definition, Instant now) {
        YearMonth month = awaited(definition, now);
        Optional<BillingRun> last = store.last(definition.id(), month);
        boolean signed = last.flatMap(BillingRun::signed).isPresent();
        Instant due = definition.due(month);
        boolean whole = definitions.sight(definition, viewers.current()).whole();
        String stands = month + ": "
                + last.map(run -> "version " + run.number() + (whole ? ", " + definition.money(run.total()) : "")
                                + (signed ? ", signed off" : ", not signed off"))
                        .orElse("not run yet");
        String tone = signed ? "" : now.isAfter(due) ? "late" : "soon";
        return new BillsScreen.Line(
                PATH + "/" + definition.id(), definition.name(), definition.description(), stands, tone, due);
    }

    /** The month that is over; this one, when it was never run and its day had passed before there was the bill. */
    private YearMonth awaited(Definition definition, Instant now) {
        YearMonth over = definition.lastMonth(now);
        return definition.awaits(over) || store.last(definition.id(), over).isPresent() ? over : over.plusMonths(1);
    }

    @GetMapping(PATH + "/{id:[0-9]+}")
    @Needs(Role.REQUESTER)
    ModelAndView show(@PathVariable long id, @RequestParam(defaultValue = "" + MOST_RUNS) int shown) {
        Definition definition = definitions.definition(id, viewers.current());
        return screen(
                definition,
                Form.of(Map.of("month", definition.lastMonth(clock.instant()).toString())),
                Math.clamp(shown, MOST_RUNS, 100 * MOST_RUNS));
    }

    @PostMapping(PATH + "/{id:[0-9]+}/runs")
    @Needs(Role.AGENT)
    ModelAndView run(@PathVariable long id, @RequestParam Map<String, String> typed) {
        Viewer viewer = viewers.current();
        Definition definition = definitions.whole(id, viewer);
        try {
            BillingRun run = runs.run(id, month(typed.getOrDefault("month", "")), viewer, clock.instant());
            return Screen.goTo(RunPages.path(run), "Version " + run.number() + " is there.", "");
        } catch (Refused refused) {
            return screen(definition, Form.refused(typed, refused), MOST_RUNS).refused();
        }
    }

    static YearMonth month(String text) {
        try {
            return YearMonth.parse(text.strip());
        } catch (DateTimeParseException wrong) {
            throw Refused.invalid("month", "Write the month as year-month: 2026-10.");
        }
    }

    private Screen screen(Definition definition, Form form, int shown) {
        Viewer viewer = viewers.current();
        boolean whole = definitions.sight(definition, viewer).whole();
        YearMonth last = awaited(definition, clock.instant());
        boolean signed =
                store.last(definition.id(), last).flatMap(BillingRun::signed).isPresent();
        YearMonth month = signed ? last.plusMonths(1) : last;
        List<BillingRun> versions = store.of(definition.id(), shown + 1);
        Map<YearMonth, List<BillingRun>> months = versions.stream()
                .limit(shown)
                .collect(Collectors.groupingBy(BillingRun::month, LinkedHashMap::new, Collectors.toList()));
        int waiting = whole
                ? (int) adjustments.of(definition.book()).stream()
                        .filter(Adjustment::waits)
                        .count()
                : 0;
        return new Screen(
                "billing/bill",
                new BillScreen(
                        PATH + "/" + definition.id(),
                        definition.name(),
                        definition.description(),
                        "Version " + definition.version() + ", in "
                                + definition.currency().code() + ", each line rounded "
                                + definition.currency().rounding().word() + " to "
                                + definition.currency().decimals() + " decimals",
                        whole && viewer.may(Role.AGENT),
                        viewer.may(Role.LEAD),
                        signed ? last.toString() : "",
                        definition.due(month),
                        month.toString(),
                        form,
                        waiting,
                        months.entrySet().stream()
                                .map(each -> month(definition, each.getKey(), each.getValue(), whole))
                                .toList(),
                        versions.size() > shown ? PATH + "/" + definition.id() + "?shown=" + (shown + MOST_RUNS) : "",
                        Panel.in("billing.bill", panels, definition.subject(), viewer, clock.instant())));
    }

    private static BillScreen.Month month(
            Definition definition, YearMonth month, List<BillingRun> runs, boolean whole) {
        return new BillScreen.Month(
                month.toString(),
                runs.stream()
                        .map(run -> new BillScreen.Version(
                                RunPages.path(run),
                                run.number(),
                                whole ? definition.money(run.total()).toString() : "",
                                whole && run.number() > 1
                                        ? definition
                                                .money(run.total()
                                                        .subtract(run.bridge().previous()))
                                                .change()
                                        : "",
                                run.by(),
                                run.at(),
                                run.signed().map(signed -> "signed off").orElse("")))
                        .toList());
    }
}
