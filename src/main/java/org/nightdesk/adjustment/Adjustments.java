package org.nightdesk.adjustment;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nightdesk.adjustment.Adjustment.Author;
import org.nightdesk.adjustment.AdjustmentDraft.Checked;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.timeline.Entry;
import org.nightdesk.timeline.Timeline;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Ledgers of adjustments. Whoever calls has seen to it that the viewer may see the book. */
@Component
public class Adjustments {

    private static final int LONGEST = 2_000;

    private final AdjustmentStore store;
    private final Seal seal;
    private final Timeline timeline;

    Adjustments(AdjustmentStore store, Seal seal, Timeline timeline) {
        this.store = store;
        this.seal = seal;
        this.timeline = timeline;
    }

    /** A new, empty ledger. */
    @Transactional
    public Book open(String currency, int decimals) {
        return store.open(currency, decimals);
    }

    /** All entries of a ledger, the newest first. */
    public List<Adjustment> of(long book) {
        return store.of(book);
    }

    /** What is approved and holds for that month, in the order in which it was written. */
    public List<Adjustment> standing(long book, YearMonth month) {
        return store.standing(book, month);
    }

    /** By ledger, how many entries wait for a yes or no that this person or token may say: not those they wrote. */
    public Map<Long, Integer> waiting(Viewer viewer) {
        return viewer.may(Role.AGENT) ? store.waiting(viewer.actor()) : Map.of();
    }

    /** NotFound when the book has no such entry. */
    public Adjustment entry(long book, long id) {
        return store.find(book, id).orElseThrow(() -> new NotFound("adjustment " + id));
    }

    /** Writes an entry, which counts once somebody else has approved it. Refused, naming the fields, when something is missing. For agents and above. */
    @Transactional
    public Adjustment write(long book, AdjustmentDraft draft, Viewer by, Instant now) {
        by.needs(Role.AGENT);
        return append(book, draft.checked(store.book(book)), by, now);
    }

    /**
     * Says yes or no to an entry, once and for all. Refused for its author, when it was judged already, and when a no has no reason. For agents and
     * above.
     */
    @Transactional
    public Adjustment judge(long book, long id, boolean approved, String word, Viewer by, Instant now) {
        by.needs(Role.AGENT);
        store.lock(book);
        Adjustment entry = entry(book, id);
        if (!entry.waits()) {
            throw Refused.conflict("Number " + entry.number() + " has been judged already.");
        }
        if (isOf(entry.by(), by)) {
            throw Refused.conflict("You wrote number " + entry.number() + " yourself: somebody else says yes or no.");
        }
        if ((!approved && word.isBlank()) || word.length() > LONGEST) {
            throw Refused.invalid("word", "Say why not, in at most 2,000 letters.");
        }
        Author author = author(by, now);
        store.insert(entry, approved, word.strip(), author, seal.verdict(entry, approved, word.strip(), author));
        return recorded(entry(book, id), approved ? "approved" : "declined", by, now);
    }

    /**
     * Writes the counter-entry, from that month on; without one for all of it. It waits for an approval too. Refused when there is one already, and for
     * what was never approved.
     */
    @Transactional
    public Adjustment reverse(
            long book, long id, Optional<YearMonth> from, String reason, String evidence, Viewer by, Instant now) {
        by.needs(Role.AGENT);
        store.lock(book);
        Adjustment entry = entry(book, id);
        if (!entry.approved() || entry.reverses().isPresent()) {
            throw Refused.conflict("Only what was approved, and is no counter-entry itself, is reversed.");
        }
        if (store.isReversed(id)) {
            throw Refused.conflict("Number " + entry.number() + " has a counter-entry already.");
        }
        YearMonth first = from.orElse(entry.from());
        if (first.isBefore(entry.from()) || first.isAfter(entry.until())) {
            throw Refused.invalid("from", "Number " + entry.number() + " does not hold in that month.");
        }
        if (reason.isBlank() || evidence.isBlank() || reason.length() > LONGEST || evidence.length() > LONGEST) {
            throw Refused.invalid(reason.isBlank() ? "reason" : "evidence", "Say why, and what shows it.");
        }
        return append(book, counter(entry, first, reason.strip(), evidence.strip()), by, now);
    }

    private static Checked counter(Adjustment entry, YearMonth from, String reason, String evidence) {
        return new Checked(
                entry.kind(),
                entry.customer(),
                entry.item(),
                entry.amount().map(BigDecimal::negate),
                Optional.empty(),
                from,
                entry.until(),
                reason,
                evidence,
                Optional.of(entry.id()));
    }

    /** The numbers of the entries that are not as they were signed, or follow on another than they did; empty when the ledger is whole. */
    public List<Integer> broken(long book) {
        return seal.broken(store.of(book).reversed());
    }

    private Adjustment append(long book, Checked checked, Viewer by, Instant now) {
        store.lock(book);
        Optional<Adjustment> last = store.last(book);
        int number = last.map(Adjustment::number).orElse(0) + 1;
        String previous = last.map(entry -> entry.chain().signature()).orElse("");
        Author author = author(by, now);
        String signature = seal.entry(book, number, checked, author, previous);
        long id = store.insert(book, number, checked, author, previous, signature);
        return recorded(entry(book, id), "written", by, now);
    }

    private static Author author(Viewer by, Instant now) {
        return new Author(
                by.actor().kind().name(), by.actor().id(), by.actor().name(), now.truncatedTo(ChronoUnit.MICROS));
    }

    private static boolean isOf(Author author, Viewer by) {
        return author.kind().equals(by.actor().kind().name())
                && author.id() == by.actor().id();
    }

    private Adjustment recorded(Adjustment entry, String verb, Viewer by, Instant now) {
        timeline.append(new Entry(
                entry.subject(),
                now,
                by.actor(),
                verb,
                "Number " + entry.number() + ", " + entry.kind().word() + " for " + entry.customer(),
                Map.of("book", entry.book(), "number", entry.number()),
                false,
                Set.of(Viewer.LEADS)));
        return entry;
    }
}
