package org.nightdesk.auditor;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.nightdesk.engine.Nodes;
import org.nightdesk.engine.Ticking;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Looks every ten seconds whether the engine does what it should: on a thread of its own, by a connection and a query of its own. It asks
 * nothing of the engine but when it last swept. By hand, a test calls {@link #look}.
 */
@Component
class Auditor implements SmartLifecycle {

    static final Duration EVERY = Duration.ofSeconds(10);

    /** What was due while the node was down is worked off first. */
    private static final Duration SETTLING = Duration.ofSeconds(30);

    private static final Duration SILENT = Duration.ofSeconds(60);
    private static final Logger log = LoggerFactory.getLogger(Auditor.class);

    private final OwnLine line;
    private final AuditorStore store;
    private final Audit audit;
    private final NodeAudit nodeAudit;
    private final Findings findings;
    private final Outcry outcry;
    private final DeadMan deadMan;
    private final Nodes nodes;
    private final InstantSource clock;
    private final Ticking ticking;
    private final Semaphore end = new Semaphore(0);
    private volatile Look last;
    private volatile boolean running;
    private List<String> cried = List.of();
    private Optional<String> outside = Optional.empty();
    private @Nullable Thread thread;

    Auditor(
            OwnLine line,
            AuditorStore store,
            Audit audit,
            NodeAudit nodeAudit,
            Findings findings,
            Outcry outcry,
            DeadMan deadMan,
            Nodes nodes,
            InstantSource clock,
            Ticking ticking) {
        this.line = line;
        this.store = store;
        this.audit = audit;
        this.nodeAudit = nodeAudit;
        this.findings = findings;
        this.outcry = outcry;
        this.deadMan = deadMan;
        this.nodes = nodes;
        this.clock = clock;
        this.ticking = ticking;
        this.last = new Look(clock.instant(), true, List.of());
    }

    /** What this node's auditor saw when it last looked; it sees nothing while it is switched off. */
    record Look(Instant at, boolean watching, List<Finding> findings) {

        boolean well() {
            return watching && findings.isEmpty();
        }
    }

    /** Looks once, says what is wrong to everybody who should know, and tells the address outside if nothing is. */
    synchronized Look look(Instant now) {
        Look look = see(now);
        last = look;
        raise(look, now);
        try {
            line.ask(own -> {
                store.looked(own, nodes.self(), nodeAudit.name(), look.well(), now);
                return true;
            });
            ping(look, now);
        } catch (DataAccessException away) {
            log.error("the auditor could not note its look: {}", away.getMessage());
        }
        return look;
    }

    private Look see(Instant now) {
        List<Finding> found = new ArrayList<>(nodeAudit.engine(now));
        try {
            return line.ask(own -> {
                AuditorSetting setting = store.setting(own);
                outside = setting.deadMan();
                if (!setting.watching()) {
                    return new Look(now, false, List.of());
                }
                found.addAll(nodeAudit.clock(own));
                found.addAll(audit.of(own, now));
                found.addAll(nodeAudit.others(store.rounds(own, now.minus(SILENT)), now));
                return new Look(now, true, List.copyOf(found));
            });
        } catch (DataAccessException away) {
            found.add(nodeAudit.unreachable());
            return new Look(now, last.watching(), List.copyOf(found));
        }
    }

    // What cannot be noted is told all the same, by this node, as often as it comes anew.
    private void raise(Look look, Instant now) {
        try {
            if (look.findings().isEmpty() && findings.all().isEmpty()) {
                cried = List.of();
                return;
            }
            List<Finding> mine = findings.record(look.findings(), now);
            cried = List.of();
            cry(mine, now, () -> findings.told(mine, now));
        } catch (DataAccessException | TransactionException away) {
            log.error("the auditor could not note what it found: {}", away.getMessage());
            outcryOnce(look.findings(), now);
        }
    }

    private void outcryOnce(List<Finding> all, Instant now) {
        List<Finding> fresh =
                all.stream().filter(finding -> !cried.contains(finding.key())).toList();
        cried = all.stream().map(Finding::key).toList();
        cry(fresh, now, () -> {});
    }

    private void cry(List<Finding> loud, Instant now, Runnable then) {
        loud.forEach(finding -> log.error("{} {}", finding.what(), finding.remedy()));
        if (!loud.isEmpty()) {
            outcry.tell(loud, now, then);
        }
    }

    // Another node that is not well keeps this one silent too: whoever listens outside knows us as one.
    private void ping(Look look, Instant now) {
        if (outside.isEmpty() || !look.well() || !deadMan.isDue(now)) {
            return;
        }
        boolean allWell =
                line.ask(own -> store.rounds(own, now.minus(SILENT))).stream().allMatch(AuditorStore.Round::well);
        if (!allWell) {
            return;
        }
        String trouble = deadMan.ping(outside.get(), now);
        line.ask(own -> {
            store.pinged(own, nodes.self(), trouble, now);
            return true;
        });
    }

    Look last() {
        return last;
    }

    /** Whether it has not looked for a minute although it should. */
    boolean isSilent(Instant now) {
        return ticking == Ticking.BY_ITSELF && last.at().plus(SILENT).isBefore(now);
    }

    @Override
    public void start() {
        running = true;
        last = new Look(clock.instant(), true, List.of());
        thread = Thread.ofPlatform().name("auditor").daemon().start(this::run);
    }

    private void run() {
        try {
            boolean over = end.tryAcquire(SETTLING.toMillis(), TimeUnit.MILLISECONDS);
            while (!over) {
                lookSafely();
                over = end.tryAcquire(EVERY.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void lookSafely() {
        try {
            look(clock.instant().truncatedTo(ChronoUnit.MICROS));
        } catch (RuntimeException | Error failure) {
            log.error("the auditor failed, it looks again in ten seconds", failure);
        }
    }

    @Override
    public void stop() {
        running = false;
        end.release();
        if (thread != null) {
            thread.interrupt();
        }
    }

    @Override
    public boolean isAutoStartup() {
        return ticking == Ticking.BY_ITSELF;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
