package org.nightdesk.channel;

/** What became of one attempt to deliver. Who retries, and when, is the caller's decision. */
public sealed interface Delivery {

    /** The provider took it; {@code reference} is its own id for it, empty when it gives none. */
    record Sent(String reference) implements Delivery {}

    /** It may work later: time-out, refused connection, 429, 5xx, 4xx of SMTP. It may also have arrived. */
    record Retry(String reason) implements Delivery {}

    /** It will not work as it is: wrong address, refused for good, channel not set up. */
    record Rejected(String reason) implements Delivery {}
}
