package org.nightdesk.runner;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.secret.Secrets;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Subject;
import org.nightdesk.subject.Viewer;
import org.nightdesk.timeline.Entry;
import org.nightdesk.timeline.Timeline;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Hosts that may take commands, each by a token of its own. Administrators keep them. */
@Component("hostRunners")
public class Runners {

    private static final String PREFIX = "ndr_";

    private final RunnerStore store;
    private final Secrets secrets;
    private final Timeline timeline;

    Runners(RunnerStore store, Secrets secrets, Timeline timeline) {
        this.store = store;
        this.secrets = secrets;
        this.timeline = timeline;
    }

    /** By host; for whoever works the queue. */
    public List<Runner> all(Viewer viewer) {
        viewer.needs(Role.AGENT);
        return store.all();
    }

    /** A runner that has called in and waits for an answer; of a host only the newest call is one that somebody hears. */
    record Call(Runner runner, long number) {}

    /** The new token, which is shown this once; one that the host had before is stale from now on. For administrators. */
    @Transactional
    public String admit(String host, Viewer by, Instant now) {
        by.needs(Role.ADMINISTRATOR);
        if (!host.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,252}")) {
            throw Refused.invalid("host", "Write the host as the endpoints of installations do: app-1.");
        }
        String token = PREFIX + secrets.fresh();
        record(store.put(host, hash(token), by.actor(), now), "admitted", by, now);
        return token;
    }

    /** Its token opens nothing from now on. For administrators. */
    @Transactional
    public void dismiss(long id, Viewer by, Instant now) {
        by.needs(Role.ADMINISTRATOR);
        Runner runner = store.find(id).orElseThrow(() -> new NotFound("runner " + id));
        store.delete(id);
        record(runner, "dismissed", by, now);
    }

    /** Whose token it is; empty for a stale one, and for what is none. */
    Optional<Runner> of(String token, Instant now) {
        Optional<Runner> runner = token.startsWith(PREFIX) ? store.byToken(hash(token)) : Optional.empty();
        runner.ifPresent(one -> store.seen(one, now));
        return runner;
    }

    /** It waits for something to do from now on, whichever node it called before; empty for a stale token, and for what is none. */
    @Transactional
    Optional<Call> call(String token, Instant now) {
        return of(token, now).flatMap(runner -> store.call(runner).map(number -> new Call(runner, number)));
    }

    /** Whether it still waits, which stays so until the caller's transaction ends. */
    boolean isNewest(Call call) {
        return store.isNewest(call);
    }

    private static byte[] hash(String token) {
        return Secrets.sha256(token.getBytes(StandardCharsets.UTF_8));
    }

    private void record(Runner runner, String verb, Viewer by, Instant now) {
        timeline.append(
                Entry.internal(Subject.of("runner", runner.id()), now, by.actor(), verb, runner.host(), Map.of()));
    }
}
