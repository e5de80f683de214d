package org.nightdesk.configuration;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.nightdesk.configuration.SettingSourceStore.Due;
import org.nightdesk.engine.Bell;
import org.nightdesk.engine.LeasedWork;
import org.nightdesk.engine.Ticking;
import org.nightdesk.installation.Installation;
import org.nightdesk.installation.Installations;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads installations' settings, each by the sources of its service. What cannot be read stays as it was known. */
@Component
class SettingRound extends LeasedWork<Due> {

    static final String TOPIC = "configuration.read";

    private static final int AT_ONCE = 4;
    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final int MOST_UNKNOWN = 50;

    private final SettingSourceStore store;
    private final Register register;
    private final Definitions definitions;
    private final Installations installations;
    private final List<SettingReader> readers;
    private final TransactionTemplate transaction;
    private final InstantSource clock;

    SettingRound(
            SettingSourceStore store,
            Register register,
            Definitions definitions,
            Installations installations,
            List<SettingReader> readers,
            TransactionTemplate transaction,
            InstantSource clock,
            Bell bell,
            Ticking ticking) {
        super(TOPIC, AT_ONCE, bell, ticking);
        this.store = store;
        this.register = register;
        this.definitions = definitions;
        this.installations = installations;
        this.readers = readers;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public Optional<String> earliest() {
        return Optional.of(SettingSourceStore.EARLIEST);
    }

    @Override
    protected List<Due> claim(int room, Instant now) {
        Instant whole = now.truncatedTo(ChronoUnit.MICROS);
        return Objects.requireNonNull(transaction.execute(status -> store.claim(whole, LEASE, room)));
    }

    @Override
    protected void handle(Due due) {
        Installation at = installations.installation(due.installation());
        try {
            Map<String, String> values = reader(due.source()).read(due.source(), at);
            transaction.executeWithoutResult(status -> keep(due, at, values));
        } catch (Refused | NotFound refused) {
            Instant now = clock.instant();
            store.done(due, String.valueOf(refused.getMessage()), List.of(), now, again(due, now));
        }
    }

    private void keep(Due due, Installation at, Map<String, String> values) {
        Instant now = clock.instant();
        Set<String> defined =
                definitions.of(at.service()).stream().map(Setting::key).collect(Collectors.toSet());
        List<String> unknown = values.keySet().stream()
                .filter(key -> !defined.contains(key))
                .limit(MOST_UNKNOWN)
                .toList();
        if (store.done(due, "", unknown, now, again(due, now))) {
            register.read(at, values, due.source().origin(), now);
        }
    }

    private SettingReader reader(SettingSource source) {
        return readers.stream()
                .filter(one -> one.kind().equals(source.kind()))
                .findFirst()
                .orElseThrow();
    }

    private static Instant again(Due due, Instant now) {
        return now.plus(Duration.ofMinutes(due.source().everyMinutes()));
    }

    @Override
    protected String name(Due due) {
        return due.installation().text() + " by " + due.source().origin();
    }
}
