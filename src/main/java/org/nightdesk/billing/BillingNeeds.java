package org.nightdesk.billing;

import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.adjustment.Adjustments;
import org.nightdesk.people.Organisation;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.NeedsMe;
import org.springframework.stereotype.Component;

/** On home: to its owner the bill that must be right by its day, to who may say yes the adjustments of others, to who looks after customers the lines that wait for them. */
@Component
class BillingNeeds implements NeedsMe {

    private static final int FEW = 5;

    private final Definitions definitions;
    private final BillingRunStore runs;
    private final WaitingStore waiting;
    private final Adjustments adjustments;

    BillingNeeds(Definitions definitions, BillingRunStore runs, WaitingStore waiting, Adjustments adjustments) {
        this.definitions = definitions;
        this.adjustments = adjustments;
        this.runs = runs;
        this.waiting = waiting;
    }

    @Override
    public List<Need> of(Viewer viewer, Instant now) {
        List<Need> needs = new ArrayList<>();
        definitions.ownedBy(viewer).stream()
                .flatMap(definition -> owed(definition, now).stream())
                .forEach(needs::add);
        needs.addAll(judged(viewer));
        needs.addAll(lines(viewer));
        return needs;
    }

    /** Adjustments that somebody else wrote, of bills that the viewer sees as a whole. */
    private List<Need> judged(Viewer viewer) {
        Map<Long, Integer> books = adjustments.waiting(viewer);
        if (books.isEmpty()) {
            return List.of();
        }
        return definitions.of(viewer).stream()
                .filter(one -> books.containsKey(one.book()))
                .filter(one -> definitions.sight(one, viewer).whole())
                .map(one -> judged(one, books.getOrDefault(one.book(), 0)))
                .toList();
    }

    private static Need judged(Definition definition, int waiting) {
        return new Need(
                "Approve adjustments of " + definition.name(),
                waiting == 1 ? "One waits" : waiting + " wait",
                BillingPages.PATH + "/" + definition.id() + "/adjustments",
                Optional.empty());
    }

    /** The bill of the last month, unless it is signed off. */
    Optional<Need> owed(Definition definition, Instant now) {
        YearMonth month = definition.lastMonth(now);
        Optional<BillingRun> last = runs.last(definition.id(), month);
        if (last.map(run -> run.signed().isPresent()).orElse(!definition.awaits(month))) {
            return Optional.empty();
        }
        return Optional.of(new Need(
                definition.name() + " " + month,
                last.map(run -> "Version " + run.number() + " is not signed off")
                        .orElse("Not run yet"),
                last.map(RunPages::path).orElse(BillingPages.PATH + "/" + definition.id()),
                Optional.of(definition.due(month))));
    }

    /** A line for each run that holds lines of theirs which nobody has approved. */
    List<Need> lines(Viewer viewer) {
        List<Organisation> mine = definitions.part(viewer).customers();
        return mine.isEmpty()
                ? List.of()
                : waiting.of(mine, FEW).stream()
                        .map(one -> new Need(
                                "Approve " + one.bill() + " " + one.month(),
                                one.customers() == 1 ? "One of your customers" : one.customers() + " of your customers",
                                BillingPages.PATH + "/runs/" + one.run(),
                                definitions.find(one.definition()).map(definition -> definition.due(one.month()))))
                        .toList();
    }
}
