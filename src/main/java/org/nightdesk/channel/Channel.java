package org.nightdesk.channel;

import java.util.Optional;

/** One way to reach somebody, a bean of its module. Adding one is this interface, a test against a fake of its other end, and a page in the guide. */
public interface Channel {

    /** The word used in addresses of people and in the API. */
    String kind();

    /** Tries once; the caller ends it after 10 s by an interrupt. */
    Delivery deliver(String address, Message message);

    /** As {@link Channels#problemWith}. */
    Optional<String> problemWith(String address);

    /** The address without what must stay secret. */
    String shown(String address);

    /** The address in the one form in which it is stored: a phone number in E.164. Asked for addresses that are right. */
    default String kept(String address) {
        return address;
    }

    /** Whether people type the address in; if not, a screen of its own makes it. */
    default boolean isTyped() {
        return true;
    }
}
