package org.nightdesk.post;

import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.event.MessageCountAdapter;
import jakarta.mail.event.MessageCountEvent;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.nightdesk.engine.Bell;
import org.nightdesk.engine.LeasedWork;
import org.nightdesk.engine.Ticking;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps a connection to each account on which its server tells what is new (IDLE, RFC 2177): one connection for all nodes, by a committed lease. It
 * only says that there is something; {@link ImapRound} fetches, and looks by itself in any case.
 */
@Component
class ImapWatch extends LeasedWork<Account> {

    static final String TOPIC = "post.watch";

    /** Rung when an account is listened to. */
    static final String BEGUN = "post.watching";

    private static final Logger log = LoggerFactory.getLogger(ImapWatch.class);
    private static final int MOST_AT_ONCE = 200;

    /** Servers may hang up after 29 minutes, and what lies between forgets a silent connection before. */
    private static final Duration LONGEST = Duration.ofMinutes(9);

    private static final Duration LEASE = LONGEST.plusMinutes(1);
    private static final Duration AFTER_TROUBLE = Duration.ofMinutes(1);
    private static final Duration AFTER_HANGUP = Duration.ofSeconds(5);
    private static final Duration WHEN_SILENT = Duration.ofHours(1);

    private final AccountStore store;
    private final TokenOffice tokens;
    private final Bell bell;
    private final InstantSource clock;
    private final TransactionTemplate transaction;
    private final boolean resting;
    private final Map<Account, ImapSession> waiting = new ConcurrentHashMap<>();
    private volatile boolean stopping;
    private final ScheduledExecutorService alarm = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("post-alarm").daemon().factory());

    ImapWatch(
            AccountStore store,
            TokenOffice tokens,
            Bell bell,
            InstantSource clock,
            TransactionTemplate transaction,
            Ticking ticking) {
        super(TOPIC, MOST_AT_ONCE, bell, ticking);
        this.store = store;
        this.tokens = tokens;
        this.bell = bell;
        this.clock = clock;
        this.transaction = transaction;
        this.resting = ticking == Ticking.BY_HAND;
        bell.listen(this::changed);
    }

    // Somebody changed, paused or removed the account: what was known of it may be wrong.
    private void changed(String topic) {
        waiting.forEach((account, session) -> {
            if (account.subject().toString().equals(topic)) {
                alarm.execute(session::cut);
            }
        });
    }

    @Override
    public Optional<String> earliest() {
        return Optional.of(AccountStore.EARLIEST_WATCH);
    }

    @Override
    protected List<Account> claim(int room, Instant now) {
        return resting ? List.of() : transaction.execute(status -> store.claimWatch(now, now.plus(LEASE), room));
    }

    @Override
    protected String name(Account account) {
        return account.text();
    }

    @Override
    protected void handle(Account account) {
        Duration pause = AFTER_TROUBLE;
        try (ImapSession session = tokens.open(account, now())) {
            pause = session.tells() ? watch(account, session) : WHEN_SILENT;
        } catch (MessagingException | IOException | RuntimeException failure) {
            log.debug("{} is not watched: {}", account.text(), ImapSession.words(account, failure));
        }
        if (!stopping) {
            store.unwatched(account.id(), now().plus(pause));
            bell.ring(TOPIC);
        }
    }

    private Duration watch(Account account, ImapSession session) throws MessagingException {
        waiting.put(account, session);
        alarm.schedule(session::cut, LONGEST.toMillis(), TimeUnit.MILLISECONDS);
        try {
            IMAPFolder folder = session.folder(account.folders().getFirst(), Folder.READ_ONLY);
            folder.addMessageCountListener(new MessageCountAdapter() {
                @Override
                public void messagesAdded(MessageCountEvent more) {
                    wanted(account);
                }
            });
            store.watched(account.id(), true);
            bell.ring(BEGUN);
            bell.ring(Post.TOPIC);
            wanted(account); // What came before we listened.
            while (!session.isCut()) {
                folder.idle(true);
            }
        } catch (MessagingException | IllegalStateException ended) {
            if (!session.isCut()) {
                log.debug("{} hung up: {}", account.text(), ImapSession.words(account, ended));
                return AFTER_HANGUP;
            }
        } finally {
            waiting.remove(account, session);
        }
        return Duration.ZERO;
    }

    private void wanted(Account account) {
        store.wanted(account.id(), now());
        bell.ring(ImapRound.TOPIC);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** Lets go, so that another node, or this one when it is back, listens at once. */
    @Override
    public void destroy() {
        stopping = true;
        waiting.forEach((account, session) -> {
            store.unwatched(account.id(), now());
            session.cut();
        });
        alarm.shutdownNow();
        super.destroy();
    }
}
