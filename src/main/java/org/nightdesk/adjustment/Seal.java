package org.nightdesk.adjustment;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nightdesk.adjustment.Adjustment.Author;
import org.nightdesk.adjustment.Adjustment.Verdict;
import org.nightdesk.adjustment.AdjustmentDraft.Checked;
import org.nightdesk.secret.Secrets;
import org.springframework.stereotype.Component;

/** Signs each entry over the signature of the one before: whoever changes one, or takes one out, breaks what follows. */
@Component("adjustmentSeal")
class Seal {

    private static final String PURPOSE = "adjustment";

    private final Secrets secrets;

    Seal(Secrets secrets) {
        this.secrets = secrets;
    }

    String entry(long book, int number, Checked entry, Author by, String previous) {
        return secrets.sign(PURPOSE, text(book, number, entry, by, previous));
    }

    String verdict(Adjustment entry, boolean approved, String word, Author by) {
        return secrets.sign(PURPOSE, text(entry, approved, word, by));
    }

    /** From the first entry to the last. */
    List<Integer> broken(List<Adjustment> entries) {
        List<Integer> broken = new ArrayList<>();
        String previous = "";
        int number = 1;
        for (Adjustment entry : entries) {
            if (entry.number() != number || !entry.chain().previous().equals(previous) || !isSigned(entry)) {
                broken.add(entry.number());
            }
            previous = entry.chain().signature();
            number = entry.number() + 1;
        }
        return broken;
    }

    private boolean isSigned(Adjustment entry) {
        String text = text(
                entry.book(),
                entry.number(),
                typed(entry),
                entry.by(),
                entry.chain().previous());
        return secrets.verify(PURPOSE, text, entry.chain().signature())
                && entry.verdict().map(verdict -> isSigned(entry, verdict)).orElse(true);
    }

    private boolean isSigned(Adjustment entry, Verdict verdict) {
        return secrets.verify(
                PURPOSE, text(entry, verdict.approved(), verdict.word(), verdict.by()), verdict.signature());
    }

    private static Checked typed(Adjustment entry) {
        return new Checked(
                entry.kind(),
                entry.customer(),
                entry.item(),
                entry.amount(),
                entry.basis(),
                entry.from(),
                entry.until(),
                entry.reason(),
                entry.evidence(),
                entry.reverses());
    }

    private static String text(long book, int number, Checked entry, Author by, String previous) {
        return joined(
                book,
                number,
                entry.kind().word(),
                entry.customer(),
                entry.item(),
                plain(entry.amount()),
                plain(entry.basis()),
                entry.from(),
                entry.until(),
                entry.reason(),
                entry.evidence(),
                entry.reverses().orElse(0L),
                by,
                previous);
    }

    private static String text(Adjustment entry, boolean approved, String word, Author by) {
        return joined(entry.chain().signature(), approved, word, by);
    }

    private static String plain(Optional<BigDecimal> amount) {
        return amount.map(value -> value.stripTrailingZeros().toPlainString()).orElse("");
    }

    // Each by its length, so that no two lists read alike.
    private static String joined(Object... parts) {
        StringBuilder text = new StringBuilder();
        for (Object part : parts) {
            String word = part.toString();
            text.append(word.length()).append(':').append(word);
        }
        return text.toString();
    }
}
