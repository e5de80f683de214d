package org.nightdesk.post;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.engine.Bell;
import org.nightdesk.secret.Secrets;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.timeline.Entry;
import org.nightdesk.timeline.Timeline;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Accounts elsewhere that are read by IMAP. Their passwords go in and never come out. */
@Component
class Accounts {

    /** The seal of passwords and tokens. */
    static final String PURPOSE = "mail-account";

    private final AccountStore store;
    private final Secrets secrets;
    private final Timeline timeline;
    private final Bell bell;

    Accounts(AccountStore store, Secrets secrets, Timeline timeline, Bell bell) {
        this.store = store;
        this.secrets = secrets;
        this.timeline = timeline;
        this.bell = bell;
    }

    List<Account> all() {
        return store.all();
    }

    /** Written {@code acc_12}. */
    Account account(String text) {
        return Optional.of(text)
                .filter(id -> id.matches("acc_[1-9][0-9]{0,17}"))
                .flatMap(id -> store.find(Long.parseLong(id.substring(4))))
                .orElseThrow(() -> new NotFound("mail account " + text));
    }

    /** Read from now on. Refused without a password or refresh token. For administrators. */
    @Transactional
    public Account create(AccountDraft draft, Viewer by, Instant now) {
        by.needs(Role.ADMINISTRATOR);
        if (draft.secret().isEmpty()) {
            throw lacking(draft);
        }
        return said(store.insert(draft, key(draft, new byte[0], new byte[0]), now), "created", by, now);
    }

    /** What the draft leaves out of its secrets stays; another way to sign in needs its own. For administrators. */
    @Transactional
    public Account change(String id, AccountDraft draft, Viewer by, Instant now) {
        by.needs(Role.ADMINISTRATOR);
        Account before = account(id);
        boolean other = before.key().byToken() == draft.tokenUrl().isEmpty();
        if (other && draft.secret().isEmpty()) {
            throw lacking(draft);
        }
        byte[] client = other ? new byte[0] : before.key().clientSecret();
        store.update(before.id(), draft, key(draft, before.key().secret(), client), now);
        return said(account(id), "changed", by, now);
    }

    /** Left alone until it is resumed. Nothing when it is as wanted. For administrators. */
    @Transactional
    public Account pause(String id, boolean paused, Viewer by, Instant now) {
        by.needs(Role.ADMINISTRATOR);
        Account before = account(id);
        if (before.paused() == paused) {
            return before;
        }
        store.pause(before.id(), paused, now);
        return said(account(id), paused ? "paused" : "resumed", by, now);
    }

    /** Read no longer; what was fetched stays. For administrators. */
    @Transactional
    public void delete(String id, Viewer by, Instant now) {
        by.needs(Role.ADMINISTRATOR);
        Account gone = account(id);
        store.delete(gone.id());
        said(gone, "removed", by, now);
    }

    private AccountKey key(AccountDraft draft, byte[] secret, byte[] clientSecret) {
        return new AccountKey(
                draft.secret().isEmpty() ? secret : secrets.seal(PURPOSE, draft.secret()),
                draft.tokenUrl(),
                draft.clientId(),
                draft.clientSecret().isEmpty() ? clientSecret : secrets.seal(PURPOSE, draft.clientSecret()),
                draft.scope());
    }

    private static Refused lacking(AccountDraft draft) {
        return draft.tokenUrl().isEmpty()
                ? Refused.invalid("password", "Enter the password of the account.")
                : Refused.invalid("refreshToken", "Enter the refresh token of the account.");
    }

    private Account said(Account account, String verb, Viewer by, Instant now) {
        timeline.append(Entry.internal(
                account.subject(),
                now,
                by.actor(),
                verb,
                "",
                Map.of("host", account.host(), "login", account.login())));
        bell.ring(ImapRound.TOPIC);
        bell.ring(ImapWatch.TOPIC);
        bell.ring(account.subject().toString());
        bell.ring(Post.TOPIC);
        return account;
    }
}
