package org.nightdesk.channel;

/** What became of one attempt to deliver. Who retries, and when, is the caller's decision. */
public sealed interface Delivery {

    /** The provider took it; {@code reference} is its own id for it, empty when it gives none. */
    record Sent(String reference) implements Delivery {}

    /**
     * It may work later: time-out, refused connection, 429, 5xx, 4xx of SMTP. {@code mayHaveArrived}: the provider had the
     * message and did not say what became of it, so a second sending is a repeat.
     */
    record Retry(String reason, boolean mayHaveArrived) implements Delivery {}

    /** It will not work as it is: wrong address, refused for good, channel not set up. */
    record Rejected(String reason) implements Delivery {}
}
