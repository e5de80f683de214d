package org.nightdesk.escalation;

/** Whom a step calls: a person, whoever is on call by a schedule, or all members of a team. */
public record Target(Kind kind, long id) {

    /** The words of the API. */
    public enum Kind {
        PERSON,
        SCHEDULE,
        TEAM
    }
}
