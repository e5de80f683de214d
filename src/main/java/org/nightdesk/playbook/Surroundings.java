package org.nightdesk.playbook;

import java.util.List;
import java.util.Optional;

/** What values are compared with: the register of installations, and what may be picked at this moment. */
public interface Surroundings {

    /** What is known of an installation; each word as its own register has it. */
    record Installed(long id, String name, String customer, String service, String environment) {}

    /** Empty when there is none, or the viewer does not see it. */
    Optional<Installed> installation(long id);

    /** Knows what can be picked: a bean of whoever has the values. Empty when it is none of theirs, or cannot be asked now. */
    interface Offer {
        Optional<List<String>> of(ParameterKind.Picked picked);
    }

    /** What may be picked; empty when it cannot be asked now, which refuses the value. */
    Optional<List<String>> offered(ParameterKind.Picked picked);
}
