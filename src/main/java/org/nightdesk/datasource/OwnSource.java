package org.nightdesk.datasource;

import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.nightdesk.dialect.Account;
import org.nightdesk.dialect.Dialect;
import org.nightdesk.dialect.Dialects;
import org.nightdesk.dialect.Product;
import org.nightdesk.engine.OnceAtStart;
import org.nightdesk.secret.Secrets;
import org.nightdesk.subject.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps the built-in data source in order, at each start of a node and whenever an administrator has it checked: after a restore on another server, or with
 * another secret key, its login is made anew. All nodes use one password; the row's lock lets one of them see to it. What cannot be done is said on the
 * source, and hinders no start.
 */
@Component
class OwnSource extends OnceAtStart {

    private static final Logger log = LoggerFactory.getLogger(OwnSource.class);

    /** What it is called: the first of these that nobody's is called. */
    private static final List<String> NAMES = List.of("Nightdesk", "Nightdesk, built in", "Nightdesk, built in (2)");

    private final OwnDatabase database;
    private final SourceStore store;
    private final Dialects dialects;
    private final Secrets secrets;
    private final TransactionTemplate transaction;
    private final InstantSource clock;

    OwnSource(
            OwnDatabase database,
            SourceStore store,
            Dialects dialects,
            Secrets secrets,
            TransactionTemplate transaction,
            InstantSource clock) {
        this.database = database;
        this.store = store;
        this.dialects = dialects;
        this.secrets = secrets;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Before stories are told and anything is asked. */
    @Override
    protected void begin() {
        try {
            mend(clock.instant());
        } catch (RuntimeException fault) {
            log.warn("The data source of Nightdesk's own figures could not be looked at: {}", fault.getMessage());
        }
    }

    @Override
    public int getPhase() {
        return -1;
    }

    /** Sees whether its login comes in and may read what there is, and mends what can be mended. */
    void mend(Instant now) {
        transaction.executeWithoutResult(status -> {
            store.lockBuiltIn(NAMES, now);
            store.builtIn().ifPresent(source -> mend(source, now));
        });
    }

    private void mend(Source source, Instant now) {
        Optional<String> kept = store.password(source.id()).flatMap(this::opened);
        String fresh = secrets.fresh();
        try {
            if (kept.isPresent() && isAdmitted(source, kept.get(), now)) {
                return;
            }
            database.admit(fresh);
            database.grant();
            seen(source, fresh, now);
        } catch (SQLException failed) {
            store.builtIn(secrets.seal(Sources.PURPOSE, kept.orElse(fresh)), unable(failed));
        } catch (Refused out) {
            store.builtIn(secrets.seal(Sources.PURPOSE, kept.orElse(fresh)), String.valueOf(out.getMessage()));
        }
    }

    private Optional<String> opened(byte[] sealed) {
        return sealed.length == 0 ? Optional.empty() : secrets.open(Sources.PURPOSE, sealed);
    }

    private boolean isAdmitted(Source source, String password, Instant now) throws SQLException {
        try {
            database.grant();
            seen(source, password, now);
            return true;
        } catch (Refused out) {
            return false;
        }
    }

    /** Takes the password that an administrator gave the login. Refused when the login does not come in by it, or could write. */
    void take(Source source, String password, Instant now) {
        try {
            database.grant();
        } catch (SQLException failed) {
            throw Refused.invalid("password", "The login could not be let read: " + failed.getMessage());
        }
        transaction.executeWithoutResult(status -> seen(source, password, now));
    }

    // A login that somebody has let write is none of ours.
    private void seen(Source source, String password, Instant now) {
        Dialect dialect = dialects.of(Product.POSTGRESQL);
        Account account = dialect.account(database.address(), password);
        if (account.canWrite()) {
            throw Refused.invalid("login", account.spoken() + " Take that away from it, then check it again.");
        }
        store.checked(source.id(), account, now);
        store.builtIn(secrets.seal(Sources.PURPOSE, password), "");
    }

    private static String unable(SQLException failed) {
        return "Nightdesk could not make its login, or let it read: "
                + String.valueOf(failed.getMessage()).strip().replaceAll("\\s+", " ");
    }
}
