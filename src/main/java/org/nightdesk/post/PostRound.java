package org.nightdesk.post;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.nightdesk.engine.Bell;
import org.nightdesk.engine.DueWork;
import org.nightdesk.engine.Ticking;
import org.nightdesk.letter.Letter;
import org.nightdesk.letter.Letters;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Hands kept mail to its readers. A try is counted before it begins, so that a mail which stops the program is put aside after three
 * times like one that cannot be read; the next mail never waits for it.
 */
@Component
class PostRound implements DueWork, DisposableBean {

    static final String TOPIC = "post.read";

    private static final Logger log = LoggerFactory.getLogger(PostRound.class);
    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final List<Duration> PAUSES = List.of(Duration.ofSeconds(5), Duration.ofSeconds(30));
    private static final Duration LONGEST_READING = Duration.ofSeconds(20);
    private static final int MOST_AT_ONCE = 64;
    private static final int HANDS = 3;
    private static final int LONGEST_REASON = 300;

    private final Post post;
    private final MailStore store;
    private final Bell bell;
    private final TransactionTemplate transaction;
    private final ExecutorService hands;
    private final boolean alone;

    PostRound(Post post, MailStore store, Bell bell, TransactionTemplate transaction, Ticking ticking) {
        this.post = post;
        this.store = store;
        this.bell = bell;
        this.transaction = transaction;
        this.alone = ticking == Ticking.BY_HAND;
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                HANDS,
                HANDS,
                1,
                TimeUnit.MINUTES,
                new LinkedBlockingQueue<>(),
                Thread.ofPlatform().name("post-", 0).daemon().factory());
        pool.allowCoreThreadTimeOut(true);
        this.hands = Executors.unconfigurableExecutorService(pool);
    }

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public int runDue(Instant now) {
        List<KeptMail> claimed = transaction.execute(status -> store.claim(now, now.plus(LEASE), MOST_AT_ONCE));
        if (claimed.isEmpty()) {
            return 0;
        }
        if (alone) {
            claimed.forEach(mail -> deal(mail, now));
        } else {
            together(claimed, now);
        }
        bell.ring(Post.TOPIC);
        return claimed.size();
    }

    private void together(List<KeptMail> claimed, Instant now) {
        try {
            hands.invokeAll(claimed.stream()
                    .<Callable<Boolean>>map(mail -> () -> {
                        deal(mail, now);
                        return true;
                    })
                    .toList());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private void deal(KeptMail mail, Instant now) {
        if (mail.tries() > PAUSES.size() + 1) {
            store.done(mail, "unreadable", "The program stopped each time it read this mail.");
            return;
        }
        try {
            Letter letter = read(mail);
            transaction.executeWithoutResult(status -> handOver(mail, letter, now));
        } catch (RuntimeException | StackOverflowError failure) {
            failed(mail, failure, now);
        }
    }

    // A mail that keeps its reader busy for good is put aside like one that cannot be read: its thread is left behind.
    private Letter read(KeptMail mail) {
        byte[] raw = post.raw(mail.id());
        CompletableFuture<Letter> reading = new CompletableFuture<>();
        Thread.ofPlatform().daemon().name("letter-" + mail.id().value()).start(() -> {
            try {
                reading.complete(Letters.read(raw));
            } catch (RuntimeException | StackOverflowError failure) {
                reading.completeExceptionally(failure);
            }
        });
        return reading.orTimeout(LONGEST_READING.toSeconds(), TimeUnit.SECONDS).join();
    }

    private void handOver(KeptMail mail, Letter letter, Instant now) {
        Map<MailReader, List<String>> shares = new LinkedHashMap<>();
        for (String address : mail.recipients()) {
            Optional<MailReader> reader = post.reader(address);
            reader.ifPresent(one -> shares.merge(one, List.of(address), PostRound::both));
        }
        if (shares.isEmpty()) {
            store.done(mail, "unclaimed", "Nobody here is written to at " + String.join(", ", mail.recipients()) + ".");
            return;
        }
        if (!store.done(mail, "read", "")) {
            return;
        }
        shares.forEach((reader, addresses) -> reader.read(
                new ReceivedMail(mail.id(), mail.way(), mail.sender(), addresses, mail.receivedAt(), letter), now));
    }

    private static List<String> both(List<String> some, List<String> more) {
        return java.util.stream.Stream.concat(some.stream(), more.stream()).toList();
    }

    private void failed(KeptMail mail, Throwable failure, Instant now) {
        log.warn("{} could not be read, try {}", mail.id().text(), mail.tries(), failure);
        String reason = reason(failure);
        if (mail.tries() > PAUSES.size()) {
            store.done(mail, "unreadable", reason);
            return;
        }
        store.later(mail, now.plus(PAUSES.get(mail.tries() - 1)), reason);
    }

    private static String reason(Throwable failure) {
        String text = failure.getClass().getSimpleName() + ": " + failure.getMessage();
        String line = text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        return line.length() <= LONGEST_REASON ? line : line.substring(0, LONGEST_REASON) + "…";
    }

    @Override
    public void destroy() {
        hands.shutdownNow();
    }
}
