package org.nightdesk.database;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * One look at the database for all that a screen shows: a single transaction that only reads, in which what is asked for twice is
 * read once. What is on a screen comes from many modules, and most of them begin with the same ticket.
 */
@Component
public class Reading {

    private static final ScopedValue<Map<Question, Object>> KNOWN = ScopedValue.newInstance();

    private final TransactionTemplate transaction;

    Reading(PlatformTransactionManager transactions) {
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setReadOnly(true);
    }

    /**
     * Nothing may be written in {@code look}, and nothing that ends in an exception may be caught in it when it came out of another
     * module's transaction: the whole reading would fail.
     */
    public <T> T of(Supplier<T> look) {
        return ScopedValue.where(KNOWN, new HashMap<>()).call(() -> transaction.execute(status -> look.get()));
    }

    /** The answer to a question that {@code asker} puts in these words: read the first time within one reading, each time outside of one. */
    @SuppressWarnings("unchecked") // the same question has the same type of answer
    public static <T> T once(Class<?> asker, Object question, Supplier<T> read) {
        if (!KNOWN.isBound()) {
            return read.get();
        }
        Question asked = new Question(asker, question);
        Map<Question, Object> known = KNOWN.get();
        Object answer = known.get(asked);
        if (answer == null) {
            answer = read.get();
            known.put(asked, answer);
        }
        return (T) answer;
    }

    private record Question(Class<?> asker, Object words) {}
}
