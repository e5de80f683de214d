package org.nightdesk.telephony;

import java.time.Duration;
import java.util.Optional;

/** What one provider made of one message. */
public sealed interface Tried {

    /** It took it, under an id of its own, which may be empty. */
    record Taken(String id) implements Tried {}

    /** The provider is at fault: others are asked meanwhile. {@code wish}: how long it asked to be left alone. */
    record Broken(String reason, boolean mayHaveArrived, Optional<Duration> wish) implements Tried {}

    /** It will not take this message, and is well: another may. */
    record Refuses(String reason) implements Tried {}
}
