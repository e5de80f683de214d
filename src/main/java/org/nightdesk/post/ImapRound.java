package org.nightdesk.post;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.nightdesk.engine.Bell;
import org.nightdesk.engine.LeasedWork;
import org.nightdesk.engine.Ticking;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Looks into every account a few times a minute, each by itself, so that a slow one holds up no other. */
@Component
class ImapRound extends LeasedWork<Account> {

    static final String TOPIC = "post.fetch";

    private static final Logger log = LoggerFactory.getLogger(ImapRound.class);
    private static final Duration EVERY = Duration.ofSeconds(15);

    /** What is new is told by the server; this is for when it was not. */
    private static final Duration EVERY_WATCHED = Duration.ofMinutes(1);

    private static final Duration AFTER_TROUBLE = Duration.ofMinutes(1);
    private static final Duration LEASE = Duration.ofMinutes(10);
    private static final int MOST_AT_ONCE = 20;

    private final AccountStore store;
    private final Post post;
    private final TokenOffice tokens;
    private final Bell bell;
    private final InstantSource clock;
    private final TransactionTemplate transaction;

    ImapRound(
            AccountStore store,
            Post post,
            TokenOffice tokens,
            Bell bell,
            InstantSource clock,
            TransactionTemplate transaction,
            Ticking ticking) {
        super(TOPIC, MOST_AT_ONCE, bell, ticking);
        this.store = store;
        this.post = post;
        this.tokens = tokens;
        this.bell = bell;
        this.clock = clock;
        this.transaction = transaction;
    }

    @Override
    public Optional<String> earliest() {
        return Optional.of(AccountStore.EARLIEST);
    }

    @Override
    protected List<Account> claim(int room, Instant now) {
        return transaction.execute(status -> store.claim(now, now.plus(LEASE), room));
    }

    @Override
    protected String name(Account account) {
        return account.text();
    }

    @Override
    protected void handle(Account account) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        String problem = trouble(account, now);
        if (!problem.isEmpty() && !problem.equals(account.problem())) {
            log.warn("the mail account {} could not be read: {}", account.text(), problem);
        }
        store.done(account.id(), problem, now.plus(pause(account, problem)), now);
        if (!problem.equals(account.problem()) || account.readAt().isEmpty()) {
            bell.ring(Post.TOPIC);
        }
    }

    private static Duration pause(Account account, String problem) {
        if (!problem.isEmpty()) {
            return AFTER_TROUBLE;
        }
        return account.watched() && account.folders().size() == 1 ? EVERY_WATCHED : EVERY;
    }

    private String trouble(Account account, Instant now) {
        try (ImapSession session = tokens.open(account, now)) {
            new ImapVisit(account, post, now).fetch(session);
            return "";
        } catch (MessagingException | IOException | RuntimeException failure) {
            return ImapSession.words(account, failure);
        }
    }
}
