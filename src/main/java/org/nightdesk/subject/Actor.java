package org.nightdesk.subject;

/**
 * Who did something, with the name as it was then, so that history reads right after a person is renamed or gone.
 * {@code id} is the person's, token's or integration's; 0 for the system itself.
 */
public record Actor(Kind kind, long id, String name) {

    /** What kind of doer it was. */
    public enum Kind {
        PERSON,
        TOKEN,
        INTEGRATION,
        SYSTEM
    }

    private static final Actor SYSTEM = new Actor(Kind.SYSTEM, 0, "Nightdesk");

    public static Actor system() {
        return SYSTEM;
    }

    public static Actor person(long id, String name) {
        return new Actor(Kind.PERSON, id, name);
    }

    public static Actor token(long id, String name) {
        return new Actor(Kind.TOKEN, id, name);
    }

    public static Actor integration(long id, String name) {
        return new Actor(Kind.INTEGRATION, id, name);
    }

    public boolean isPerson() {
        return kind == Kind.PERSON;
    }
}
