package org.nightdesk.silence;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.nightdesk.engine.Story;
import org.nightdesk.subject.Viewer;
import org.springframework.stereotype.Component;

/** The demo's silences: a known matter that somebody waits for parts for, and one that is over. */
@Component
class SilenceStory implements Story {

    private static final Duration LEFT = Duration.ofHours(7);
    private static final Duration SINCE = Duration.ofDays(2);

    private final Silences silences;

    SilenceStory(Silences silences) {
        this.silences = silences;
    }

    @Override
    public int chapter() {
        return 10;
    }

    @Override
    public void tell(Instant now) {
        make(
                "alertname=\"SmartDiskWarning\"",
                "instance=~\"ords-[12]\"",
                "New disks are ordered and come on Tuesday; the mirrors hold.",
                now.minus(SINCE),
                now.plus(LEFT));
        Silence over = make(
                "alertname=\"CertificateExpiresSoon\"",
                "instance=\"gw-2\"",
                "The new one is issued and goes in with tonight’s restart.",
                now.minus(SINCE),
                now.plus(SINCE));
        silences.end(over.id(), Viewer.system(), now.minus(LEFT));
    }

    private Silence make(String one, String other, String reason, Instant from, Instant until) {
        try {
            return silences.make(
                    new SilenceDraft(
                            List.of(Matcher.parse(one), Matcher.parse(other)),
                            OptionalLong.empty(),
                            from,
                            until,
                            reason,
                            "Aoife Brennan",
                            OptionalInt.empty()),
                    Viewer.system(),
                    from);
        } catch (Matcher.Unreadable wrong) {
            throw new IllegalStateException(wrong);
        }
    }
}
