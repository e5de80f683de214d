package org.nightdesk.post;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** A reader of the tests: owns everything at taker.example, writes down what it is given, and chokes on poison. */
@Component
class NoteTaker implements MailReader {

    final Queue<ReceivedMail> taken = new ConcurrentLinkedQueue<>();
    volatile boolean cured;

    private static final Object NEWS = new Object();

    @Override
    public boolean owns(String address) {
        return address.endsWith("@taker.example");
    }

    @Override
    public List<String> addresses() {
        return List.of("notes@taker.example");
    }

    @Override
    public void read(ReceivedMail mail, Instant now) {
        if (!cured && text(mail).contains("poison")) {
            throw new IllegalStateException("poison");
        }
        taken.add(mail);
        synchronized (NEWS) {
            NEWS.notifyAll();
        }
    }

    /** How often a mail with these words was taken. */
    long count(String words) {
        return taken.stream().filter(mail -> text(mail).contains(words)).count();
    }

    /** Until one of them has taken a mail with these words; false when none did in time. */
    static boolean waitFor(List<NoteTaker> takers, String words, Duration longest) throws InterruptedException {
        long end = System.nanoTime() + longest.toNanos();
        synchronized (NEWS) {
            while (takers.stream().allMatch(taker -> taker.count(words) == 0)) {
                long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                if (left <= 0) {
                    return false;
                }
                NEWS.wait(left);
            }
        }
        return true;
    }

    private static String text(ReceivedMail mail) {
        return mail.letter().subject()
                + mail.letter().messageId().orElse("")
                + mail.letter().text();
    }
}
