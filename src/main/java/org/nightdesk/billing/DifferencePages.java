package org.nightdesk.billing;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nightdesk.adjustment.Adjustment;
import org.nightdesk.adjustment.Adjustments;
import org.nightdesk.billing.screen.DifferenceScreen;
import org.nightdesk.people.Viewers;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Form;
import org.nightdesk.web.Needs;
import org.nightdesk.web.Screen;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Two versions of a bill beside each other, as far as the viewer sees both. */
@Controller
@Needs(Role.REQUESTER)
class DifferencePages {

    private static final int MOST = 300;
    private static final int MOST_RUNS = 1_000;
    private static final String OLDER =
            "The newest 1,000 versions. For an older one, look at what changed on its own page.";

    private final Definitions definitions;
    private final BillingRuns runs;
    private final BillingRunStore store;
    private final DifferenceStore differences;
    private final Adjustments adjustments;
    private final Viewers viewers;

    DifferencePages(
            Definitions definitions,
            BillingRuns runs,
            BillingRunStore store,
            DifferenceStore differences,
            Adjustments adjustments,
            Viewers viewers) {
        this.definitions = definitions;
        this.runs = runs;
        this.store = store;
        this.differences = differences;
        this.adjustments = adjustments;
        this.viewers = viewers;
    }

    /** Against {@code since}, another run of the same bill; without it against the version before. */
    @GetMapping(BillingPages.PATH + "/runs/{id:[0-9]+}/difference")
    ModelAndView show(@PathVariable long id, @RequestParam(defaultValue = "") String since) {
        Viewer viewer = viewers.current();
        BillingRun run = runs.run(id, viewer);
        BillingRun before = before(run, since, viewer);
        Definition definition = definitions.definition(run.definition(), viewer);
        Sight sight = definitions.sight(definition, viewer);
        List<DifferenceStore.Sum> sums = differences.sums(before.id(), run.id(), sight);
        List<DifferenceStore.Cell> cells = differences.cells(before.id(), run.id(), sight, MOST);
        int moved = sums.stream()
                .filter(sum -> !sum.how().equals("unchanged"))
                .mapToInt(DifferenceStore.Sum::count)
                .sum();
        List<BillingRun> newest = store.of(definition.id(), MOST_RUNS + 1);
        Map<String, String> versions = new LinkedHashMap<>();
        Stream.concat(newest.stream().limit(MOST_RUNS), Stream.of(before))
                .filter(one -> one.id() != run.id())
                .forEach(one -> versions.put(Long.toString(one.id()), named(one)));
        return new Screen(
                "billing/difference",
                new DifferenceScreen(
                        RunPages.path(run) + "/difference",
                        RunPages.path(run),
                        definition.name(),
                        named(before),
                        named(run),
                        definition.currency().code(),
                        Form.of(Map.of("since", Long.toString(before.id()))),
                        versions,
                        newest.size() > MOST_RUNS ? OLDER : "",
                        sums.stream().map(sum -> sum(definition, sum)).toList(),
                        cells.stream().map(cell -> cell(definition, cell)).toList(),
                        moved - cells.size(),
                        sight.whole() ? moved(definition, before, run) : List.of()));
    }

    private BillingRun before(BillingRun run, String since, Viewer viewer) {
        long id = since.matches("[1-9]\\d{0,17}")
                ? Long.parseLong(since)
                : run.previous().orElseThrow(() -> new NotFound("a version before run " + run.id()));
        BillingRun before = runs.run(id, viewer);
        if (before.definition() != run.definition()) {
            throw new NotFound("run " + id + " of the same bill");
        }
        return before;
    }

    private static String named(BillingRun run) {
        return run.month() + ", version " + run.number();
    }

    private static DifferenceScreen.Sum sum(Definition definition, DifferenceStore.Sum sum) {
        return new DifferenceScreen.Sum(
                sum.how(),
                Integer.toString(sum.count()),
                definition.money(sum.change()).change());
    }

    private static DifferenceScreen.Cell cell(Definition definition, DifferenceStore.Cell cell) {
        return new DifferenceScreen.Cell(
                cell.how(),
                cell.key().customer(),
                (cell.key().item() + " " + cell.key().detail()).strip(),
                plain(cell.oldQuantity()),
                plain(cell.newQuantity()),
                number(definition, cell.oldAmount()),
                number(definition, cell.newAmount()),
                definition.money(cell.change()).change());
    }

    private List<DifferenceScreen.Moved> moved(Definition definition, BillingRun before, BillingRun run) {
        Map<Long, Adjustment> entries =
                adjustments.of(definition.book()).stream().collect(Collectors.toMap(Adjustment::id, one -> one));
        return differences.moved(before.id(), run.id()).stream()
                .flatMap(one -> Optional.ofNullable(entries.get(one.entry()))
                        .map(entry -> new DifferenceScreen.Moved(
                                entry.number(),
                                RunScreens.words(entry),
                                number(definition, one.before()),
                                number(definition, one.after())))
                        .stream())
                .toList();
    }

    private static String plain(Optional<BigDecimal> quantity) {
        return quantity.map(value -> value.stripTrailingZeros().toPlainString()).orElse("");
    }

    private static String number(Definition definition, Optional<BigDecimal> amount) {
        return amount.map(value -> definition.money(value).number()).orElse("");
    }
}
