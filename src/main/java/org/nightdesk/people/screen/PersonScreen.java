package org.nightdesk.people.screen;

import java.time.Instant;
import java.util.List;
import org.nightdesk.web.Panel.Piece;
import org.nightdesk.web.Place;

/** A person's page. What is for leads or administrators only is empty for everybody else. */
public record PersonScreen(
        String id,
        long number,
        String name,
        String email,
        String role,
        Place place,
        String customer,
        String customerPath,
        boolean active,
        List<String> teams,
        List<Reach> reached,
        String signIn,
        boolean authenticator,
        boolean administrator,
        List<Happening> history,
        List<Piece> top,
        List<Piece> panels) {

    /** A way to reach them. */
    public record Reach(String kind, String address, boolean verified) {}

    /** One line of their history. */
    public record Happening(Instant at, String who, String words) {}
}
