package org.nightdesk.billing;

import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.nightdesk.adjustment.Adjustment;
import org.nightdesk.adjustment.Adjustments;
import org.nightdesk.billing.Findings.Found;
import org.nightdesk.billing.LineStore.Fate;
import org.nightdesk.billing.LineStore.Part;
import org.nightdesk.billing.screen.PartScreen;
import org.nightdesk.billing.screen.RunScreen;
import org.nightdesk.rating.Bridge;
import org.nightdesk.rating.Key;
import org.nightdesk.rating.Line;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Subject;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Choices;
import org.nightdesk.web.Form;
import org.nightdesk.web.Panel;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Says what stands in a run. */
@Component("billingRunScreens")
class RunScreens {

    private static final int BRIEF = 80;
    private static final int MOST_FOUND = 50;
    private static final int SHOWN = 100;

    /** What each check is called. */
    private static final Map<String, String> CHECKS = Choices.of(
            "no price", "Without a price",
            "negative", "Below nothing",
            "duplicate", "Perhaps twice",
            "adjustment", "Adjustments that do not apply",
            "new", "New customers",
            "missing", "Missing customers",
            "change", "Changed much",
            "control", "Control sums that differ");

    private final Definitions definitions;
    private final BillingRunStore runs;
    private final LineStore lines;
    private final Approvals approvals;
    private final Adjustments adjustments;
    private final ObjectProvider<Panel> panels;

    RunScreens(
            Definitions definitions,
            BillingRunStore runs,
            LineStore lines,
            Approvals approvals,
            Adjustments adjustments,
            ObjectProvider<Panel> panels) {
        this.definitions = definitions;
        this.runs = runs;
        this.lines = lines;
        this.approvals = approvals;
        this.adjustments = adjustments;
        this.panels = panels;
    }

    /** Which customers are shown: those whose name has the words, all or just those that wait, from a place on. */
    record Look(String query, boolean waiting, int from) {}

    RunScreen run(BillingRun run, Look look, Form form, Viewer viewer, Instant now) {
        Definition definition = definitions.definition(run.definition(), viewer);
        Sight sight = definitions.sight(definition, viewer);
        List<Part> parts = lines.parts(run.id(), sight);
        Map<String, Approval> approved =
                approvals.of(run, sight).stream().collect(Collectors.toMap(Approval::customer, one -> one));
        Optional<BillingRun> last = runs.last(definition.id(), run.month());
        long open = parts.stream()
                .filter(part -> !approved.containsKey(part.customer()))
                .count();
        List<Found> found = lines.findings(run.id(), sight);
        long unaccepted = found.stream().filter(one -> one.accepted().isEmpty()).count();
        boolean newest = last.filter(one -> one.id() == run.id()).isPresent();
        List<Fate> fates = lines.fates(run.id(), sight);
        boolean accepts = newest && run.signed().isEmpty() && sight.whole() && viewer.may(Role.AGENT);
        return new RunScreen(
                RunPages.path(run),
                BillingPages.PATH + "/" + definition.id(),
                definition.name(),
                run.month() + ", version " + run.number(),
                run.signed()
                        .map(signed -> "Signed off by " + signed.by() + ".")
                        .orElseGet(() -> waiting(open, unaccepted, sight.whole() && parts.isEmpty())),
                run.signed().isPresent() ? "" : "soon",
                newest ? "" : last.map(RunPages::path).orElse(""),
                sight.whole(),
                definition.currency().code(),
                sight.whole() ? bridge(definition, run) : List.of(),
                findings(run, found, parts, accepts),
                sight.whole() ? flags(definition, fates) : List.of(),
                newest && run.signed().isEmpty() && sight.whole() ? since(definition, run, fates) : "",
                newest && run.signed().isEmpty() && sight.whole() ? run.month().toString() : "",
                customers(definition, run, parts, approved, said(run, sight), look),
                sight.whole() ? sources(run) : List.of(),
                run.number() > 1 ? RunPages.path(run) + "/difference" : "",
                run.sha256(),
                form,
                Panel.in("billing.run", panels, Subject.of("billing-run", run.id()), viewer, now));
    }

    private static String waiting(long open, long unaccepted, boolean empty) {
        String found = switch ((int) unaccepted) {
            case 0 -> "";
            case 1 -> " One finding of the checks is open.";
            default -> " " + unaccepted + " findings of the checks are open.";
        };
        if (empty) {
            return "No customer had any usage." + found;
        }
        return switch ((int) open) {
                    case 0 ->
                        (found.isEmpty()
                                ? "What you see is approved; others are not done yet."
                                : "What you see is approved.");
                    case 1 -> "One customer waits for approval.";
                    default -> open + " customers wait for approval.";
                }
                + found;
    }

    private static RunScreen.Customers customers(
            Definition definition,
            BillingRun run,
            List<Part> parts,
            Map<String, Approval> approved,
            Map<String, String> said,
            Look look) {
        String words = look.query().toLowerCase(Locale.ROOT);
        List<Part> found = parts.stream()
                .filter(part -> part.customer().toLowerCase(Locale.ROOT).contains(words))
                .filter(part -> !look.waiting() || !approved.containsKey(part.customer()))
                .toList();
        int from = Math.min(look.from(), Math.max(0, found.size() - 1) / SHOWN * SHOWN);
        int until = Math.min(found.size(), from + SHOWN);
        return new RunScreen.Customers(
                look.query(),
                look.waiting(),
                parts.size(),
                found.size(),
                from,
                found.subList(from, until).stream()
                        .map(part -> part(
                                definition,
                                run,
                                part,
                                Optional.ofNullable(approved.get(part.customer())),
                                said.getOrDefault(part.customer(), "")))
                        .toList(),
                from == 0 ? "" : at(run, look, from - SHOWN),
                until == found.size() ? "" : at(run, look, until));
    }

    private static String at(BillingRun run, Look look, int from) {
        return RunPages.path(run) + "?from=" + Math.max(0, from) + (look.waiting() ? "&waiting=on" : "")
                + (look.query().isEmpty() ? "" : "&q=" + URLEncoder.encode(look.query(), StandardCharsets.UTF_8));
    }

    private static List<RunScreen.Step> bridge(Definition definition, BillingRun run) {
        Bridge bridge = run.bridge();
        if (run.number() == 1) {
            return List.of(
                    step(definition, "Usage", run.usage()),
                    step(definition, "Adjustments", run.adjustments()),
                    step(definition, "Version 1", bridge.total()));
        }
        return List.of(
                step(definition, "Version " + (run.number() - 1), bridge.previous()),
                step(definition, "Late data", bridge.late()),
                step(definition, "Restated data", bridge.restated()),
                step(definition, "Adjustments", bridge.adjusted()),
                step(definition, "Version " + run.number(), bridge.total()));
    }

    private static RunScreen.Step step(Definition definition, String what, BigDecimal amount) {
        boolean version = what.startsWith("Version");
        Money money = definition.money(amount);
        return new RunScreen.Step(what, version ? money.number() : money.change());
    }

    private static List<RunScreen.Group> findings(BillingRun run, List<Found> all, List<Part> parts, boolean accepts) {
        Set<String> known = parts.stream().map(Part::customer).collect(Collectors.toSet());
        Map<String, List<Found>> kinds = all.stream()
                .collect(Collectors.groupingBy(one -> one.finding().kind(), LinkedHashMap::new, Collectors.toList()));
        return kinds.entrySet().stream()
                .map(each -> new RunScreen.Group(
                        each.getKey(),
                        CHECKS.getOrDefault(each.getKey(), each.getKey()),
                        each.getValue().size(),
                        each.getValue().stream().limit(MOST_FOUND).anyMatch(one -> isOpen(one, accepts)),
                        each.getValue().stream()
                                .limit(MOST_FOUND)
                                .map(one -> found(run, one, known, accepts))
                                .toList()))
                .toList();
    }

    private static RunScreen.Found found(BillingRun run, Found one, Set<String> known, boolean accepts) {
        Finding finding = one.finding();
        return new RunScreen.Found(
                one.number(),
                who(finding),
                known.contains(finding.customer()) ? RunPages.path(run, finding.customer()) : "",
                finding.text(),
                one.accepted()
                        .map(said -> said.by() + (said.carried() ? ", to the version before: " : ": ") + said.reason())
                        .orElse(""),
                isOpen(one, accepts));
    }

    private static boolean isOpen(Found one, boolean accepts) {
        return accepts && one.accepted().isEmpty() && !one.mustBeMended();
    }

    private static String who(Finding finding) {
        if (finding.customer().isEmpty()) {
            return finding.item().isEmpty() ? "The whole" : finding.item();
        }
        return finding.item().isEmpty() ? finding.customer() : finding.customer() + ", " + finding.item();
    }

    private List<RunScreen.Flag> flags(Definition definition, List<Fate> fates) {
        Map<Long, Adjustment> entries = entries(definition);
        return fates.stream()
                .filter(fate -> !fate.why().isEmpty())
                .flatMap(fate -> Optional.ofNullable(entries.get(fate.entry()))
                        .map(entry -> new RunScreen.Flag(entry.number(), words(entry), fate.why()))
                        .stream())
                .toList();
    }

    private String since(Definition definition, BillingRun run, List<Fate> fates) {
        Set<Long> known = fates.stream().map(Fate::entry).collect(Collectors.toSet());
        long fresh = adjustments.standing(definition.book(), run.month()).stream()
                .filter(entry -> !known.contains(entry.id()))
                .count();
        return switch ((int) fresh) {
            case 0 -> "";
            case 1 -> "One adjustment was approved after this version.";
            default -> fresh + " adjustments were approved after this version.";
        };
    }

    private Map<Long, Adjustment> entries(Definition definition) {
        return adjustments.of(definition.book()).stream().collect(Collectors.toMap(Adjustment::id, entry -> entry));
    }

    static String words(Adjustment entry) {
        String what =
                entry.kind().word() + " for " + entry.customer() + (entry.item().isEmpty() ? "" : ", " + entry.item());
        return Character.toUpperCase(what.charAt(0)) + what.substring(1);
    }

    // The last word to this version.
    private Map<String, String> said(BillingRun run, Sight sight) {
        return approvals.comments(run, "", sight).stream()
                .filter(one -> one.number() == run.number())
                .collect(Collectors.toMap(
                        Comment::customer, one -> one.by() + ": " + brief(one.text()), (first, last) -> last));
    }

    private static String brief(String text) {
        return text.length() <= BRIEF ? text : text.substring(0, BRIEF) + "…";
    }

    private static RunScreen.Part part(
            Definition definition, BillingRun run, Part part, Optional<Approval> approved, String said) {
        return new RunScreen.Part(
                RunPages.path(run, part.customer()),
                part.customer(),
                part.lines(),
                definition.money(part.usage()).number(),
                part.adjustments().signum() == 0
                        ? ""
                        : definition.money(part.adjustments()).change(),
                definition.money(part.total()).number(),
                approved.map(RunScreens::said).orElse("waits"),
                approved.isPresent() ? "" : "soon",
                said);
    }

    private static String said(Approval approval) {
        return approval.by().name() + (approval.carried() ? ", unchanged since" : "");
    }

    private List<RunScreen.Told> sources(BillingRun run) {
        return lines.sources(run.id()).stream()
                .map(one -> new RunScreen.Told(one.name(), one.version(), one.asOf(), one.rows(), one.sha256()))
                .toList();
    }

    PartScreen part(BillingRun run, String customer, Form form, Viewer viewer, Instant now) {
        Definition definition = definitions.definition(run.definition(), viewer);
        Sight sight = definitions.sight(definition, viewer);
        Part part = lines.part(run.id(), customer, sight)
                .orElseThrow(() -> new NotFound("customer " + customer + " of billing run " + run.id()));
        Map<Key, BigDecimal> before = run.previous()
                .map(previous -> lines.lines(previous, customer, sight).stream()
                        .collect(Collectors.toMap(Line::key, Line::amount)))
                .orElse(Map.of());
        Map<Long, Adjustment> entries = entries(definition);
        return new PartScreen(
                RunPages.path(run),
                run.month() + ", version " + run.number(),
                customer,
                definition.name(),
                definition.currency().code(),
                part.sha256(),
                runs.last(definition.id(), run.month())
                        .filter(last -> last.id() == run.id())
                        .isPresent(),
                approvals.of(run, sight).stream()
                        .filter(one -> one.customer().equals(customer))
                        .map(RunScreens::said)
                        .collect(Collectors.joining()),
                sight.whole() && viewer.may(Role.AGENT) ? adjust(definition, run, customer) : "",
                lines.lines(run.id(), customer, sight).stream()
                        .map(line -> line(definition, line, run.number() > 1, before))
                        .toList(),
                lines.fates(run.id(), sight).stream()
                        .filter(fate -> fate.why().isEmpty())
                        .flatMap(fate -> Optional.ofNullable(entries.get(fate.entry())).stream()
                                .filter(entry -> entry.customer().equals(customer))
                                .map(entry -> new PartScreen.Adjusted(
                                        entry.number(),
                                        words(entry) + ": " + entry.reason(),
                                        definition.money(fate.amount()).change())))
                        .toList(),
                definition.money(part.total()).number(),
                lines.findings(run.id(), sight).stream()
                        .filter(one -> one.finding().customer().equals(customer))
                        .map(one -> who(one.finding()) + ": " + one.finding().text()
                                + one.accepted()
                                        .map(said -> " Accepted by " + said.by() + ": " + said.reason())
                                        .orElse(""))
                        .toList(),
                approvals.comments(run, customer, sight).stream()
                        .map(one -> new PartScreen.Said(one.by(), one.at(), one.number(), one.text()))
                        .toList(),
                form,
                Panel.in("billing.part", panels, new Subject("billing-run", run.id() + "/" + customer), viewer, now));
    }

    private static String adjust(Definition definition, BillingRun run, String customer) {
        return BillingPages.PATH + "/" + definition.id() + "/adjustments?from=" + run.month() + "&customer="
                + URLEncoder.encode(customer, StandardCharsets.UTF_8) + "#new";
    }

    private static PartScreen.Line line(
            Definition definition, Line line, boolean further, Map<Key, BigDecimal> before) {
        BigDecimal change = line.amount().subtract(before.getOrDefault(line.key(), BigDecimal.ZERO));
        return new PartScreen.Line(
                line.key().item(),
                line.key().detail(),
                (line.spokenQuantity() + " " + line.unit()).strip(),
                line.price(),
                definition.money(line.amount()).number(),
                further && change.signum() != 0 ? definition.money(change).change() : "");
    }
}
