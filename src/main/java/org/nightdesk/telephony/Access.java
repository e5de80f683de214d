package org.nightdesk.telephony;

/** How a provider is spoken to. Secrets are sealed. */
sealed interface Access {

    /** The root of its API, without a slash at the end; or the address messages are posted to. */
    String address();

    byte[] secret();

    /** Twilio's API or one that speaks it; {@code secret} is the auth token of the account. */
    @SuppressWarnings("ArrayRecordComponent")
    record Twilio(String address, String account, byte[] secret) implements Access {}

    /**
     * Any gateway that takes an HTTP POST; {@code secret} is the value of the {@code Authorization} header, empty when there is none. {@code reference} is
     * a JSON pointer to the gateway's own id in its answer, may be empty.
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Gateway(String address, Template template, String reference, byte[] secret) implements Access {}
}
