package org.nightdesk.channel;

import java.net.URI;

/**
 * How a message is answered without opening its link. {@code code} is what a reply begins with, figures only, the same in each message about the same
 * thing; {@code token} is what its link ends with; {@code acknowledge} and {@code notMine} are posted to with the form field {@code proof}. Whoever holds these may answer.
 */
public record Answering(String code, String token, URI acknowledge, URI notMine, String proof) {

    @Override
    public String toString() {
        return "Answering[code=" + code + "]";
    }
}
