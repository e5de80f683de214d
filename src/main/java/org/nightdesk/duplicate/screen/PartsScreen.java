package org.nightdesk.duplicate.screen;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** That this one is part of another, and what is part of it. {@code path} is its own page; {@code agent}: may merge and take back. */
public record PartsScreen(
        String noun, String path, Optional<Part> whole, List<Part> parts, List<Like> likes, boolean agent) {

    /** Another and how they became one; {@code detail} is its address, may be empty. */
    public record Part(String name, String detail, String path, String by, Instant at) {}

    /** Somebody it may be as well. */
    public record Like(String id, String name, String detail, String why) {}

    public boolean isEmpty() {
        return whole.isEmpty() && parts.isEmpty() && likes.isEmpty();
    }
}
