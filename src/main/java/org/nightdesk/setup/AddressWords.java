package org.nightdesk.setup;

import org.nightdesk.setup.BaseAddress.Doubt;

/** Says what is wrong with an address, and what to do about it. */
final class AddressWords {

    static final String EXAMPLE = "NIGHTDESK_BASE_URL=https://desk.example.org";

    private AddressWords() {}

    static String sentence(Doubt doubt) {
        return switch (doubt) {
            case LOOPBACK -> "No phone can open it: it leads every device to itself.";
            case PRIVATE ->
                "A phone may not reach it: it is known only inside your network. That will do if everyone who is paged is always in it, by VPN for instance.";
            case PLAIN -> "It is not encrypted: whoever sees the traffic on the way can answer the page.";
        };
    }
}
