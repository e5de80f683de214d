package org.nightdesk.telephony;

import java.time.Instant;
import org.nightdesk.engine.Bell;
import org.nightdesk.telephony.Line.Became;
import org.springframework.stereotype.Component;

/** What providers say became of messages: kept at once, told on a moment later. */
@Component
public class Reports {

    private final SentStore sent;
    private final Bell bell;

    Reports(SentStore sent, Bell bell) {
        this.sent = sent;
        this.bell = bell;
    }

    /** {@code externalId} is the provider's own. It may come late, twice and out of order, and before we have noted the message. */
    public void came(Provider provider, String externalId, Medium medium, Became news, Instant now) {
        sent.report(provider.id(), externalId, medium, news.state(), news.reason(), now);
        bell.ring(ReportRound.TOPIC);
    }
}
