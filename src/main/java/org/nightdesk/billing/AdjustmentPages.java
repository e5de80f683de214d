package org.nightdesk.billing;

import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.nightdesk.adjustment.Adjustment;
import org.nightdesk.adjustment.AdjustmentDraft;
import org.nightdesk.adjustment.Adjustments;
import org.nightdesk.billing.screen.AdjustmentsScreen;
import org.nightdesk.people.Viewers;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Choices;
import org.nightdesk.web.Form;
import org.nightdesk.web.Needs;
import org.nightdesk.web.Screen;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** A bill's ledger: where it is written, judged and taken back, for those who see the whole bill. */
@Controller
@Needs(Role.AGENT)
class AdjustmentPages {

    private static final String PATH = BillingPages.PATH + "/{id:[0-9]+}/adjustments";

    private final Definitions definitions;
    private final Adjustments adjustments;
    private final LineStore lines;
    private final Viewers viewers;
    private final InstantSource clock;

    AdjustmentPages(
            Definitions definitions, Adjustments adjustments, LineStore lines, Viewers viewers, InstantSource clock) {
        this.definitions = definitions;
        this.adjustments = adjustments;
        this.lines = lines;
        this.viewers = viewers;
        this.clock = clock;
    }

    @GetMapping(PATH)
    ModelAndView list(@PathVariable long id, @RequestParam Map<String, String> typed) {
        Definition definition = definitions.whole(id, viewers.current());
        Map<String, String> values = new LinkedHashMap<>(typed);
        values.putIfAbsent("from", definition.lastMonth(clock.instant()).toString());
        return screen(definition, Form.of(values));
    }

    @PostMapping(PATH)
    ModelAndView write(@PathVariable long id, @RequestParam Map<String, String> typed) {
        Definition definition = definitions.whole(id, viewers.current());
        try {
            Adjustment entry = adjustments.write(definition.book(), draft(typed), viewers.current(), clock.instant());
            return done(
                    definition,
                    "Number " + entry.number() + " is written. Somebody else approves it."
                            + unknown(definition, entry));
        } catch (Refused refused) {
            return screen(definition, Form.refused(typed, refused)).refused();
        }
    }

    // Whoever is new may be written for before they use anything; whoever is misspelled is seen here.
    private String unknown(Definition definition, Adjustment entry) {
        return lines.isBilled(definition.id(), entry.customer())
                ? ""
                : " So far no version bills " + entry.customer() + ": it counts once one does.";
    }

    @PostMapping(PATH + "/{entry:[0-9]+}/verdict")
    ModelAndView judge(@PathVariable long id, @PathVariable long entry, @RequestParam Map<String, String> typed) {
        Definition definition = definitions.whole(id, viewers.current());
        boolean yes = typed.getOrDefault("say", "").equals("yes");
        try {
            Adjustment judged = adjustments.judge(
                    definition.book(), entry, yes, typed.getOrDefault("word", ""), viewers.current(), clock.instant());
            return done(definition, "Number " + judged.number() + (yes ? " is approved." : " is declined."));
        } catch (Refused refused) {
            return screen(definition, Form.refused(typed, refused)).refused();
        }
    }

    @PostMapping(PATH + "/{entry:[0-9]+}/reversal")
    ModelAndView reverse(@PathVariable long id, @PathVariable long entry, @RequestParam Map<String, String> typed) {
        Definition definition = definitions.whole(id, viewers.current());
        try {
            Adjustment counter = adjustments.reverse(
                    definition.book(),
                    entry,
                    Optional.of(typed.getOrDefault("since", ""))
                            .filter(text -> !text.isBlank())
                            .map(BillingPages::month),
                    typed.getOrDefault("why", ""),
                    typed.getOrDefault("shown", ""),
                    viewers.current(),
                    clock.instant());
            return done(definition, "Number " + counter.number() + " takes it back once somebody else approves it.");
        } catch (Refused refused) {
            return screen(definition, Form.refused(typed, refused)).refused();
        }
    }

    private static ModelAndView done(Definition definition, String said) {
        return Screen.goTo(BillingPages.PATH + "/" + definition.id() + "/adjustments", said, "");
    }

    static AdjustmentDraft draft(Map<String, String> typed) {
        return new AdjustmentDraft(
                typed.getOrDefault("kind", ""),
                typed.getOrDefault("customer", ""),
                typed.getOrDefault("item", ""),
                typed.getOrDefault("amount", ""),
                basis(typed.getOrDefault("basis", "").strip()),
                typed.getOrDefault("from", ""),
                typed.getOrDefault("until", ""),
                typed.getOrDefault("reason", ""),
                typed.getOrDefault("evidence", ""));
    }

    private static Optional<BigDecimal> basis(String text) {
        if (!text.isEmpty() && !text.matches("-?\\d{1,18}(\\.\\d{1,6})?")) {
            throw Refused.invalid("basis", "Write an amount with a point, 1250.50, or leave it empty.");
        }
        return Optional.of(text).filter(one -> !one.isEmpty()).map(BigDecimal::new);
    }

    private Screen screen(Definition definition, Form form) {
        String bill = BillingPages.PATH + "/" + definition.id();
        List<Adjustment> all = adjustments.of(definition.book());
        Map<Long, Integer> reversed = all.stream()
                .filter(entry -> entry.reverses().isPresent())
                .collect(Collectors.toMap(entry -> entry.reverses().orElseThrow(), Adjustment::number));
        Map<Long, Integer> numbers = all.stream().collect(Collectors.toMap(Adjustment::id, Adjustment::number));
        List<Integer> broken = adjustments.broken(definition.book());
        return new Screen(
                "billing/adjustments",
                new AdjustmentsScreen(
                        bill,
                        definition.name(),
                        bill + "/adjustments",
                        definition.currency().code(),
                        broken.isEmpty()
                                ? ""
                                : "These entries are not as they were signed: "
                                        + broken.stream().map(Object::toString).collect(Collectors.joining(", ")) + ".",
                        Choices.of(
                                "credit", "Credit: we take off",
                                "debit", "Debit: we put on",
                                "correction", "Correction: with its sign",
                                "waiver", "Waiver: the line costs nothing"),
                        form,
                        lines.customers(definition.id()),
                        lines.items(definition.id()),
                        all.stream()
                                .map(entry -> entry(definition, entry, numbers, reversed, viewers.current()))
                                .toList()));
    }

    private static AdjustmentsScreen.Entry entry(
            Definition definition,
            Adjustment entry,
            Map<Long, Integer> numbers,
            Map<Long, Integer> reversed,
            Viewer viewer) {
        String path = BillingPages.PATH + "/" + definition.id() + "/adjustments/" + entry.id();
        boolean mine = entry.by().kind().equals(viewer.actor().kind().name())
                && entry.by().id() == viewer.actor().id();
        boolean open = entry.approved() && entry.reverses().isEmpty() && !reversed.containsKey(entry.id());
        return new AdjustmentsScreen.Entry(
                entry.number(),
                entry.reverses()
                        .map(of -> "Takes back number " + numbers.get(of))
                        .orElseGet(() -> RunScreens.words(entry)),
                entry.amount()
                        .map(amount -> definition.money(amount).change() + " "
                                + definition.currency().code())
                        .orElse("the whole line"),
                entry.recurs()
                        ? entry.from() + " to " + entry.until()
                        : entry.from().toString(),
                entry.reason()
                        + entry.basis()
                                .map(basis -> " (while the line comes to " + basis.toPlainString() + ")")
                                .orElse(""),
                entry.evidence(),
                entry.by().name(),
                entry.by().at(),
                stands(entry, reversed),
                entry.waits() ? "soon" : "",
                entry.waits() && !mine ? path + "/verdict" : "",
                open ? path + "/reversal" : "");
    }

    private static String stands(Adjustment entry, Map<Long, Integer> reversed) {
        if (reversed.containsKey(entry.id())) {
            return "Taken back by number " + reversed.get(entry.id());
        }
        return entry.verdict()
                .map(verdict -> (verdict.approved() ? "Approved by " : "Declined by ")
                        + verdict.by().name()
                        + (verdict.word().isEmpty() ? "" : ": " + verdict.word()))
                .orElse("Waits for somebody else’s approval");
    }
}
