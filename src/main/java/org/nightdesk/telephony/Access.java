package org.nightdesk.telephony;

/**
 * How a provider is spoken to; what its kind does not need is empty. {@code address} is the root of its API, without a slash at the end, or what messages are
 * posted to; {@code reference} a JSON pointer to its own id in its answer; {@code secret} is sealed ({@link Providers#secret}).
 */
@SuppressWarnings("ArrayRecordComponent")
public record Access(
        String address, String account, String bodyType, String template, String reference, byte[] secret) {

    @Override
    public String toString() {
        return "Access[" + address + "]";
    }
}
