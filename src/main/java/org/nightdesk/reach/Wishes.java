package org.nightdesk.reach;

import java.util.List;
import java.util.Optional;

/** A person's rules. An empty list: all their methods in the order of the profile, two minutes apart. */
public record Wishes(List<ReachRule> urgent, List<ReachRule> calm, Optional<Quiet> quiet) {

    /** Nothing asked for. */
    public static final Wishes NONE = new Wishes(List.of(), List.of(), Optional.empty());

    public Wishes {
        urgent = List.copyOf(urgent);
        calm = List.copyOf(calm);
    }
}
