package org.nightdesk.post;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.FolderNotFoundException;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.eclipse.angus.mail.util.MailConnectException;
import org.nightdesk.engine.Bell;
import org.nightdesk.engine.LeasedWork;
import org.nightdesk.engine.Ticking;
import org.nightdesk.secret.Secrets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Looks into every account a few times a minute, each by itself, so that a slow one holds up no other. */
@Component
class ImapRound extends LeasedWork<Account> {

    static final String TOPIC = "post.fetch";

    /** The seal of the passwords. */
    static final String PURPOSE = "mail-account";

    private static final Logger log = LoggerFactory.getLogger(ImapRound.class);
    private static final Duration EVERY = Duration.ofSeconds(15);
    private static final Duration AFTER_TROUBLE = Duration.ofMinutes(1);
    private static final Duration LEASE = Duration.ofMinutes(10);
    private static final int MOST_AT_ONCE = 20;

    private final AccountStore store;
    private final Post post;
    private final Secrets secrets;
    private final Bell bell;
    private final InstantSource clock;
    private final TransactionTemplate transaction;

    ImapRound(
            AccountStore store,
            Post post,
            Secrets secrets,
            Bell bell,
            InstantSource clock,
            TransactionTemplate transaction,
            Ticking ticking) {
        super(TOPIC, MOST_AT_ONCE, bell, ticking);
        this.store = store;
        this.post = post;
        this.secrets = secrets;
        this.bell = bell;
        this.clock = clock;
        this.transaction = transaction;
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
        store.done(account.id(), problem, now.plus(problem.isEmpty() ? EVERY : AFTER_TROUBLE), now);
        if (!problem.equals(account.problem())) {
            bell.ring(Post.TOPIC);
        }
    }

    private String trouble(Account account, Instant now) {
        try {
            String password = secrets.open(PURPOSE, account.password())
                    .orElseThrow(() -> new IOException("Its password was sealed with another key. Enter it again."));
            new ImapVisit(account, password, post, now).fetch();
            return "";
        } catch (AuthenticationFailedException refused) {
            return "The server refused the user or the password.";
        } catch (FolderNotFoundException missing) {
            return "There is no folder " + account.folder() + ".";
        } catch (MailConnectException unreachable) {
            return account.host() + ":" + account.port() + " cannot be reached.";
        } catch (MessagingException | IOException | RuntimeException failure) {
            return String.valueOf(failure.getMessage()).replaceAll("[\\s\\p{Cntrl}]+", " ");
        }
    }
}
