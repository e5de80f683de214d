package org.nightdesk.login;

import java.time.Duration;
import java.time.Instant;
import org.nightdesk.access.SignIns;
import org.nightdesk.engine.DueWork;
import org.springframework.stereotype.Component;

/** Throws away what is over: sessions, links, counted tries. Once an hour is enough: what is over opens nothing anyway. */
@Component
class Tidy implements DueWork {

    private static final Duration EACH = Duration.ofHours(1);

    private final OneTimeLinks links;
    private final Throttle throttle;
    private final SignIns signIns;
    private volatile Instant last = Instant.EPOCH;

    Tidy(OneTimeLinks links, Throttle throttle, SignIns signIns) {
        this.links = links;
        this.throttle = throttle;
        this.signIns = signIns;
    }

    @Override
    public String topic() {
        return "login.tidy";
    }

    @Override
    public int runDue(Instant now) {
        if (now.isBefore(last.plus(EACH))) {
            return 0;
        }
        last = now;
        links.tidy(now);
        throttle.tidy(now.minus(Throttle.ACCOUNT.pause()));
        signIns.tidy(now);
        return 0;
    }
}
