package org.nightdesk.engine;

import java.util.function.Consumer;

/**
 * Says "there is something new about this topic" to this node at once and to the other nodes a moment later. A hint,
 * never the truth: whoever hears it reads the database. Topics are {@code kind:id} of a subject, the topic of a
 * {@link DueWork}, or a list's name such as {@code queue}; at most 200 bytes.
 */
public interface Bell {

    /** Rings when the current transaction has committed, never if it rolls back; at once when there is none. */
    void ring(String topic);

    /** Calls the listener for each topic rung on any node, on a thread that must not be held up. Close to stop. */
    Listening listen(Consumer<String> listener);

    /** A listener's seat. */
    interface Listening extends AutoCloseable {
        @Override
        void close();
    }
}
