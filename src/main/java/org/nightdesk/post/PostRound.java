package org.nightdesk.post;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.nightdesk.engine.Bell;
import org.nightdesk.engine.DueWork;
import org.nightdesk.engine.Ticking;
import org.nightdesk.letter.Letter;
import org.nightdesk.letter.Letters;
import org.nightdesk.post.Strands.Unfolded;
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
    private static final Duration PARENTS_TURN = Duration.ofSeconds(1);
    private static final int MOST_AT_ONCE = 128;
    private static final int HANDS = 3;

    /** Mails in one commit: what one of them locks, the others hold a little longer. */
    private static final int MOST_IN_ONE = 16;

    private static final long MOST_BYTES = 32L * 1024 * 1024;
    private static final int LONGEST_REASON = 300;

    private final Post post;
    private final MailStore store;
    private final Bell bell;
    private final TransactionTemplate transaction;
    private final ExecutorService hands;
    private final ExecutorService readers = Executors.newCachedThreadPool(
            Thread.ofPlatform().name("letter-", 0).daemon().factory());
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
    public Optional<String> earliest() {
        return Optional.of(MailStore.EARLIEST);
    }

    @Override
    public int runDue(Instant now) {
        List<KeptMail> claimed = transaction.execute(status -> store.claim(now, now.plus(LEASE), MOST_AT_ONCE));
        if (claimed.isEmpty()) {
            return 0;
        }
        boolean heavy = claimed.stream().mapToLong(KeptMail::size).sum() > MOST_BYTES;
        if (heavy) {
            // One after the other, so that large mails are never in memory together.
            claimed.stream()
                    .sorted(Comparator.comparingLong(mail -> mail.id().value()))
                    .forEach(mail -> deal(mail, now));
        } else {
            together(claimed, now);
        }
        bell.ring(Post.TOPIC);
        return claimed.size();
    }

    private void together(List<KeptMail> claimed, Instant now) {
        Map<MailId, byte[]> raws = store.raws(claimed);
        List<Unfolded> unfolded = all(claimed.stream()
                        .<Callable<Optional<Unfolded>>>map(mail -> () -> unfold(mail, raws, now))
                        .toList())
                .stream()
                .flatMap(Optional::stream)
                .toList();
        all(Strands.of(inTurn(unfolded, now), HANDS).stream()
                .<Callable<Boolean>>map(strand -> () -> {
                    for (int from = 0; from < strand.size(); from += MOST_IN_ONE) {
                        deal(strand.subList(from, Math.min(strand.size(), from + MOST_IN_ONE)), now);
                    }
                    return true;
                })
                .toList());
    }

    /** Without those that answer a mail which another node reads just now, or which is to be tried again: they come after it. */
    private List<Unfolded> inTurn(List<Unfolded> claimed, Instant now) {
        if (claimed.stream().allMatch(one -> Strands.parents(one.letter()).isEmpty())) {
            return claimed;
        }
        Set<MailId> early = store.putOff(
                claimed.stream().map(Unfolded::mail).toList(),
                claimed.stream()
                        .map(one -> String.join("\n", Strands.parents(one.letter())))
                        .toList(),
                now.plus(PARENTS_TURN));
        return claimed.stream().filter(one -> !early.contains(one.mail().id())).toList();
    }

    /** What each has made; nothing of those that broke off. By hand on this thread. */
    private <T> List<T> all(List<Callable<T>> deeds) {
        List<T> made = new ArrayList<>();
        try {
            if (alone) {
                for (Callable<T> deed : deeds) {
                    made.add(deed.call());
                }
                return made;
            }
            for (Future<T> each : hands.invokeAll(deeds)) {
                made.add(each.get());
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } catch (Exception brokenOff) {
            log.error("mails broke off, their lease ends by itself", brokenOff);
        }
        return made;
    }

    private Optional<Unfolded> unfold(KeptMail mail, Map<MailId, byte[]> raws, Instant now) {
        byte[] raw = raws.get(mail.id());
        if (mail.tries() > PAUSES.size() + 1) {
            store.done(mail, "unreadable", "The program stopped each time it read this mail.");
            return Optional.empty();
        }
        try {
            return Optional.of(new Unfolded(mail, read(raw == null ? post.raw(mail.id()) : raw)));
        } catch (RuntimeException | StackOverflowError failure) {
            failed(mail, failure, now);
            return Optional.empty();
        }
    }

    private void deal(KeptMail mail, Instant now) {
        unfold(mail, Map.of(), now).ifPresent(one -> alone(one, now));
    }

    // One commit for several; if one of them spoils it, each by itself.
    private void deal(List<Unfolded> several, Instant now) {
        try {
            transaction.executeWithoutResult(status -> {
                Set<MailId> read = store.read(several.stream()
                        .filter(one -> !shares(one.mail(), one.letter()).isEmpty())
                        .map(Unfolded::mail)
                        .toList());
                for (Unfolded one : several) {
                    if (read.contains(one.mail().id())) {
                        give(one.mail(), one.letter(), now);
                    } else if (shares(one.mail(), one.letter()).isEmpty()) {
                        unclaimed(one.mail());
                    }
                }
            });
        } catch (RuntimeException | StackOverflowError spoilt) {
            several.forEach(one -> alone(one, now));
        }
    }

    private void alone(Unfolded one, Instant now) {
        try {
            transaction.executeWithoutResult(status -> handOver(one.mail(), one.letter(), now));
        } catch (RuntimeException | StackOverflowError failure) {
            failed(one.mail(), failure, now);
        }
    }

    // A mail that keeps its reader busy for good is put aside like one that cannot be read: its thread is left behind.
    private Letter read(byte[] raw) {
        CompletableFuture<Letter> reading = new CompletableFuture<>();
        readers.execute(() -> {
            try {
                reading.complete(Letters.read(raw));
            } catch (RuntimeException | StackOverflowError failure) {
                reading.completeExceptionally(failure);
            }
        });
        return reading.orTimeout(LONGEST_READING.toSeconds(), TimeUnit.SECONDS).join();
    }

    private void handOver(KeptMail mail, Letter letter, Instant now) {
        if (shares(mail, letter).isEmpty()) {
            unclaimed(mail);
        } else if (store.done(mail, "read", "")) {
            give(mail, letter, now);
        }
    }

    private Map<MailReader, List<String>> shares(KeptMail mail, Letter letter) {
        Optional<MailReader> knowing = post.knowing(letter);
        if (knowing.isPresent()) {
            return Map.of(knowing.get(), mail.recipients());
        }
        Map<MailReader, List<String>> shares = new LinkedHashMap<>();
        for (String address : mail.recipients()) {
            Optional<MailReader> reader = post.reader(address);
            reader.ifPresent(one -> shares.merge(one, List.of(address), PostRound::both));
        }
        return shares;
    }

    private void unclaimed(KeptMail mail) {
        store.done(mail, "unclaimed", "Nobody here is written to at " + String.join(", ", mail.recipients()) + ".");
    }

    private void give(KeptMail mail, Letter letter, Instant now) {
        shares(mail, letter)
                .forEach((reader, addresses) -> reader.read(
                        new ReceivedMail(mail.id(), mail.way(), mail.sender(), addresses, mail.receivedAt(), letter),
                        now));
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
        readers.shutdownNow();
    }
}
