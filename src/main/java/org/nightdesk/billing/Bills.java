package org.nightdesk.billing;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.nightdesk.adjustment.Adjustment;
import org.nightdesk.adjustment.Adjustments;
import org.nightdesk.people.PersonId;
import org.nightdesk.rating.Digest;
import org.nightdesk.rating.Line;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Viewer;
import org.springframework.stereotype.Component;

/** Bills as other modules read them: always no more than the viewer sees. */
@Component
public class Bills {

    /** One version of a month. {@code whole}: the viewer sees every customer; {@code total} is that of the whole. */
    public record Issue(
            long run,
            long definition,
            String bill,
            YearMonth month,
            int version,
            String currency,
            int decimals,
            String sha256,
            Optional<Instant> signedAt,
            BigDecimal total,
            boolean whole) {

        /** The identity outside the house: {@code run_3}. */
        public String text() {
            return "run_" + run;
        }
    }

    /** One customer's part of it; {@code before} is what the last version that was signed off came to for them, if there was one. */
    public record Part(
            String customer, BigDecimal usage, BigDecimal adjustments, String sha256, Optional<Signed> before) {

        public BigDecimal total() {
            return usage.add(adjustments);
        }
    }

    /** What an earlier version came to. */
    public record Signed(int version, BigDecimal total) {}

    /** An adjustment that counts. */
    public record Adjusted(int number, String customer, String what, String reason, BigDecimal amount) {}

    private final Definitions definitions;
    private final BillingRuns runs;
    private final BillingRunStore store;
    private final LineStore lines;
    private final Adjustments adjustments;

    Bills(Definitions definitions, BillingRuns runs, BillingRunStore store, LineStore lines, Adjustments adjustments) {
        this.definitions = definitions;
        this.runs = runs;
        this.store = store;
        this.lines = lines;
        this.adjustments = adjustments;
    }

    /** The names by number of what the viewer sees, for choosing. */
    public Map<Long, String> names(Viewer viewer) {
        return definitions.of(viewer).stream().collect(Collectors.toMap(Definition::id, Definition::name));
    }

    /** NotFound for who does not see the whole of it. */
    public String whole(long definition, Viewer viewer) {
        return definitions.whole(definition, viewer).name();
    }

    /** Who must get it right. */
    public PersonId owner(long definition) {
        return definitions
                .find(definition)
                .map(Definition::owner)
                .orElseThrow(() -> new NotFound("billing definition " + definition));
    }

    /** NotFound for who sees nothing of it. */
    public Issue issue(long run, Viewer viewer) {
        return issue(runs.run(run, viewer), viewer);
    }

    /** The versions of the same month, before that one, that were signed off; the newest first. */
    public List<Issue> signedBefore(long run, Viewer viewer) {
        return store.signedBefore(runs.run(run, viewer)).stream()
                .map(one -> issue(one, viewer))
                .toList();
    }

    private Issue issue(BillingRun one, Viewer viewer) {
        Definition definition = definitions.definition(one.definition(), viewer);
        return new Issue(
                one.id(),
                definition.id(),
                definition.name(),
                one.month(),
                one.number(),
                definition.currency().code(),
                definition.currency().decimals(),
                one.sha256(),
                one.signed().map(BillingRun.Signed::at),
                one.total(),
                definitions.sight(definition, viewer).whole());
    }

    /** A hash over what every customer of a version is billed, and nothing else: versions that bill the same have the same. In hexadecimal digits. */
    public String linesSha256(long run) {
        Digest digest = new Digest();
        lines.parts(run, new Sight(true, List.of()))
                .forEach(part -> digest.add(part.customer()).add(part.sha256()));
        return digest.hex();
    }

    /** By name. */
    public List<Part> parts(long run, Viewer viewer) {
        return lines.parts(run, sight(run, viewer)).stream()
                .map(part ->
                        new Part(part.customer(), part.usage(), part.adjustments(), part.sha256(), Optional.empty()))
                .toList();
    }

    /** NotFound when the run has no lines of theirs, or the viewer does not see them. */
    public Part part(long run, String customer, Viewer viewer) {
        BillingRun one = runs.run(run, viewer);
        Sight sight = sight(run, viewer);
        LineStore.Part part = lines.part(run, customer, sight)
                .orElseThrow(() -> new NotFound("customer " + customer + " of billing run " + run));
        Optional<Signed> before = store.signedBefore(one).stream()
                .findFirst()
                .map(earlier -> new Signed(
                        earlier.number(),
                        lines.part(earlier.id(), customer, sight)
                                .map(LineStore.Part::total)
                                .orElse(BigDecimal.ZERO)));
        return new Part(customer, part.usage(), part.adjustments(), part.sha256(), before);
    }

    /** One customer's, by item. */
    public List<Line> lines(long run, String customer, Viewer viewer) {
        return lines.lines(run, customer, sight(run, viewer));
    }

    /** Every line the viewer sees, by customer and item, as it comes. */
    public void each(long run, Viewer viewer, Consumer<Line> taker) {
        lines.each(run, sight(run, viewer), taker);
    }

    /** What counts, by number. */
    public List<Adjusted> adjusted(long run, Viewer viewer) {
        Sight sight = sight(run, viewer);
        Definition definition = definitions.definition(runs.run(run, viewer).definition(), viewer);
        Map<Long, Adjustment> entries =
                adjustments.of(definition.book()).stream().collect(Collectors.toMap(Adjustment::id, entry -> entry));
        return lines.fates(run, sight).stream()
                .filter(fate -> fate.why().isEmpty())
                .flatMap(fate -> Optional.ofNullable(entries.get(fate.entry()))
                        .map(entry -> new Adjusted(
                                entry.number(),
                                entry.customer(),
                                RunScreens.words(entry),
                                entry.reason(),
                                fate.amount()))
                        .stream())
                .toList();
    }

    private Sight sight(long run, Viewer viewer) {
        return definitions.sight(definitions.definition(runs.run(run, viewer).definition(), viewer), viewer);
    }
}
