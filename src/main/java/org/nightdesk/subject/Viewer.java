package org.nightdesk.subject;

import java.util.Set;

/**
 * An actor together with what it may see. {@code audience} holds the tokens ({@code staff}, {@code leads}, {@code team:3},
 * {@code org:17}, {@code public}) that every store compares with those of a row; made by the people module only.
 */
public record Viewer(Actor actor, Role role, Set<String> audience) {

    /** The token of everyone who works here: each role from responder upwards. */
    public static final String STAFF = "staff";

    /** The token of leads and above. */
    public static final String LEADS = "leads";

    public Viewer {
        audience = Set.copyOf(audience);
    }

    /** The program itself: sees all, may do all. */
    public static Viewer system() {
        return new Viewer(Actor.system(), Role.ADMINISTRATOR, Set.of(STAFF, LEADS, "public"));
    }

    public boolean may(Role least) {
        return role.atLeast(least);
    }

    /** Goes on when the viewer has at least this role; else it is as if the thing did not exist (404). */
    public void needs(Role least) {
        if (!may(least)) {
            throw new NotFound("nothing here for " + role.word());
        }
    }

    /** For SQL: {@code audience && :audience}. */
    public String[] tokens() {
        return audience.toArray(String[]::new);
    }
}
