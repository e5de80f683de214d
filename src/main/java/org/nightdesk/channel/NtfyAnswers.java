package org.nightdesk.channel;

import java.util.Optional;

/** The topic in which the buttons of a notification answer: the topic's own name with {@code -answers} at its end. */
public final class NtfyAnswers {

    private static final String END = "-answers";
    private static final int LONGEST_TOPIC = 64;

    private NtfyAnswers() {}

    /** Empty where the topic asks for a password, which a button does not know, or is too long a name. */
    public static Optional<String> of(String address) {
        String topic = address.strip().replaceAll("/$", "");
        boolean open = WebAddress.of(topic).authorization().isEmpty();
        int length = topic.length() - topic.lastIndexOf('/') - 1;
        return open && length + END.length() <= LONGEST_TOPIC ? Optional.of(topic + END) : Optional.empty();
    }
}
