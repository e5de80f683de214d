package org.nightdesk.channel;

import java.util.Optional;

/** One way to reach somebody. Adding one is this interface, a test against a fake of its other end, and a page in the guide. */
interface Channel {

    /** The word used in addresses of people and in the API. */
    String kind();

    /** Tries once; the caller ends it after 10 s by an interrupt. */
    Delivery deliver(String address, Message message);

    /** As {@link Channels#problemWith}. */
    Optional<String> problemWith(String address);

    /** The address without what must stay secret. */
    String shown(String address);
}
