package org.nightdesk.datasource;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.nightdesk.dialect.Account;
import org.nightdesk.dialect.Dialect;
import org.nightdesk.dialect.Dialects;
import org.nightdesk.dialect.Drivers;
import org.nightdesk.secret.Secrets;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.timeline.Entry;
import org.nightdesk.timeline.Timeline;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Data sources. Administrators keep them; whoever writes reports may choose among them. */
@Component
public class Sources {

    /** How the names of connections begin that the kill switch ends. */
    public static final String RUN = Dialect.RUN;

    static final String PURPOSE = "data-source";

    private final SourceStore store;
    private final OwnDatabase database;
    private final OwnSource own;
    private final Dialects dialects;
    private final Secrets secrets;
    private final Timeline timeline;
    private final TransactionTemplate transaction;

    Sources(
            SourceStore store,
            OwnDatabase database,
            OwnSource own,
            Dialects dialects,
            Secrets secrets,
            Timeline timeline,
            TransactionTemplate transaction) {
        this.store = store;
        this.database = database;
        this.own = own;
        this.dialects = dialects;
        this.secrets = secrets;
        this.timeline = timeline;
        this.transaction = transaction;
    }

    /** By name, those that are switched off among them. */
    public List<Source> all(Viewer viewer) {
        viewer.needs(Role.LEAD);
        return store.all().stream().map(this::placed).toList();
    }

    /** The program's own database, which every installation has. */
    public Source builtIn() {
        return store.builtIn().map(this::placed).orElseThrow(() -> new NotFound("the built-in data source"));
    }

    /** NotFound when there is none. Its login and address are no secret from who may run a report on it; its password is nobody's. */
    public Source source(long id) {
        return store.find(id).map(this::placed).orElseThrow(() -> new NotFound("data source " + id));
    }

    // Where our own database is, is known when it is asked.
    private Source placed(Source source) {
        return source.builtIn() ? source.at(database.address()) : source;
    }

    /** What an administrator of our own database runs where the program may make no login there. */
    String statement() {
        return database.statement();
    }

    /** How this source is spoken to. */
    public Dialect dialect(Source source) {
        return dialects.of(source.product());
    }

    /** The jars in the folder of drivers. */
    List<Drivers.File> drivers() {
        return dialects.drivers();
    }

    /** For each product whose driver is not there a sentence that says what to put where. */
    List<String> missingDrivers() {
        return dialects.missing();
    }

    /**
     * A new connection, which the caller closes; outside of any pool. {@code name} is what the server calls it. Refused (conflict) when the
     * source is switched off or its password no longer opens. Whoever switches the source off ends every connection whose name begins with {@link #RUN}.
     */
    public Connection open(long id, String name) throws SQLException {
        Source source = on(id);
        Connection connection = dialect(source).open(source.address(), password(id), name);
        try {
            // Switched off while we connected: too late to be ended with the others.
            on(id);
            return connection;
        } catch (RuntimeException off) {
            connection.close();
            throw off;
        }
    }

    private Source on(long id) {
        Source source = source(id);
        if (!source.enabled()) {
            throw Refused.conflict(source.name() + " is switched off. An administrator can switch it on again.");
        }
        if (!source.trouble().isEmpty()) {
            throw Refused.conflict(
                    source.name() + " is not ready yet. Under Data sources an administrator sees what is missing.");
        }
        return source;
    }

    /** Ends what our connection of that name is doing, by another connection; also when the source is switched off. Refused when there is no way in. */
    public void end(long id, String name) {
        try {
            Source source = source(id);
            dialect(source).end(source.address(), password(id), name);
        } catch (SQLException failed) {
            throw Refused.conflict("The data source could not be told: " + failed.getMessage());
        }
    }

    /** Connects first. Refused when that fails, when the login could write and nobody insists, and when the name is taken. */
    Source create(SourceDraft wanted, Viewer by, Instant now) {
        by.needs(Role.ADMINISTRATOR);
        SourceDraft draft = wanted.checked();
        if (draft.password().isEmpty()) {
            throw Refused.invalid("password", "Write the login’s password.");
        }
        Account account = accepted(draft, account(draft, draft.password()));
        return inTransaction(() -> {
            Source created = store.insert(draft, secrets.seal(PURPOSE, draft.password()), account, now)
                    .orElseThrow(taken(draft));
            record(created, "created", said(created), by, now);
            return created;
        });
    }

    /** Without a password the one that is kept goes on, but only to the same place by the same login. Of the built-in one nothing but the password, what a run may take and what is masked can be another. */
    Source change(long id, SourceDraft wanted, Viewer by, Instant now) {
        by.needs(Role.ADMINISTRATOR);
        Source before = source(id);
        if (before.builtIn()) {
            return changeBuiltIn(before, wanted, by, now);
        }
        SourceDraft draft = wanted.checked();
        boolean kept = draft.password().isEmpty();
        if (kept && !draft.address().equals(before.address())) {
            throw Refused.invalid("password", "Write the password again: the kept one goes to no other place.");
        }
        String password = kept ? password(id) : draft.password();
        Account account = accepted(draft, account(draft, password));
        return inTransaction(() -> {
            Source changed = store.update(id, draft, kept ? null : secrets.seal(PURPOSE, password), account, now)
                    .orElseThrow(taken(draft));
            record(changed, "changed", said(changed), by, now);
            return changed;
        });
    }

    private Source changeBuiltIn(Source before, SourceDraft wanted, Viewer by, Instant now) {
        SourceDraft draft = wanted.checkedLimits();
        if (!draft.name().strip().equals(before.name())
                || !draft.address().equals(before.address().elsewhere())) {
            throw Refused.conflict(before.name()
                    + " is built in: only its password, what a run may take and its personal columns can be changed.");
        }
        if (!draft.password().isEmpty()) {
            own.take(before, draft.password(), now);
        }
        return inTransaction(() -> {
            store.allow(before.id(), draft.allowance(), draft.personal());
            Source changed = source(before.id());
            record(changed, "changed", said(changed), by, now);
            return changed;
        });
    }

    /** Looks again what the login may do; of the built-in one, what is missing is mended if it can be. A login that has learned to write is switched off, unless somebody insisted before. */
    Source check(long id, Viewer by, Instant now) {
        by.needs(Role.ADMINISTRATOR);
        Source before = source(id);
        if (before.builtIn()) {
            own.mend(now);
            Source mended = source(id);
            inTransaction(() -> {
                record(mended, "checked", mended.trouble().isEmpty() ? said(mended) : mended.trouble(), by, now);
                return mended;
            });
            return mended;
        }
        Account account = dialect(before).account(before.address(), password(id));
        boolean off = before.enabled() && account.canWrite() && !before.insisted();
        Source checked = inTransaction(() -> {
            store.checked(id, account, now);
            if (off) {
                store.enabled(id, false);
            }
            Source after = source(id);
            record(after, off ? "switched off" : "checked", said(after), by, now);
            return after;
        });
        if (off) {
            endRuns(checked);
        }
        return checked;
    }

    /** The kill switch: nothing new is asked of a source that is off, and what runs there is ended. Refused when it is off but cannot be told. */
    Source enable(long id, boolean enabled, Viewer by, Instant now) {
        by.needs(Role.ADMINISTRATOR);
        Source before = source(id);
        if (enabled && before.account().canWrite() && !before.product().isProven()) {
            throw Refused.conflict(before.account().spoken() + " Make a login that can only read, and check it again.");
        }
        Source switched = inTransaction(() -> {
            if (source(id).enabled() != enabled) {
                store.enabled(id, enabled);
                record(source(id), enabled ? "switched on" : "switched off", "", by, now);
            }
            return source(id);
        });
        if (!enabled && switched.trouble().isEmpty()) {
            endRuns(switched);
        }
        return switched;
    }

    private void endRuns(Source source) {
        try {
            end(source.id(), RUN + "%");
        } catch (Refused untold) {
            throw Refused.conflict(
                    source.name() + " is off. What runs there could not be ended: " + untold.getMessage());
        }
    }

    private String password(long id) {
        Optional<String> opened = store.password(id).flatMap(kept -> secrets.open(PURPOSE, kept));
        return opened.orElseThrow(() -> Refused.invalid(
                "password", "The kept password cannot be opened with today’s secret key. Write it again."));
    }

    private Account account(SourceDraft draft, String password) {
        return dialects.of(draft.product()).account(draft.address(), password);
    }

    private static Account accepted(SourceDraft draft, Account account) {
        if (account.canWrite() && !draft.product().isProven()) {
            throw Refused.invalid(
                    "login",
                    account.spoken() + " Make a login that can only read: on "
                            + draft.product().label() + " nobody can insist.");
        }
        if (account.canWrite() && !draft.insisted()) {
            throw Refused.invalid(
                    "insisted",
                    account.spoken()
                            + " Make a login that can only read, or insist: then a report’s only guards are ours.");
        }
        return account;
    }

    private static String said(Source source) {
        Account account = source.account();
        String accepted = source.accepted().isEmpty()
                ? ""
                : " Its guards are not proven on this product; accepted because: " + source.accepted();
        return "%s: %s%s. %s%s"
                .formatted(
                        source.address(),
                        source.version(),
                        account.replica() ? ", a replica" : "",
                        account.canWrite()
                                ? (source.insisted() ? "Used although it could write. " : "") + account.spoken()
                                : "The login can only read.",
                        accepted);
    }

    private static Supplier<Refused> taken(SourceDraft draft) {
        return () -> Refused.invalid(
                "name", "There is a data source called " + draft.name().strip() + " already.");
    }

    private void record(Source source, String verb, String text, Viewer by, Instant now) {
        timeline.append(Entry.internal(
                source.subject(),
                now,
                by.actor(),
                verb,
                text,
                Map.of(
                        "name",
                        source.name(),
                        "insisted",
                        source.insisted(),
                        "mayWrite",
                        source.account().canWrite())));
    }

    private Source inTransaction(Supplier<Source> work) {
        return Objects.requireNonNull(transaction.execute(status -> work.get()));
    }
}
