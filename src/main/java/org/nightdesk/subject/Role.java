package org.nightdesk.subject;

import java.util.Locale;

/**
 * What a person or token may do, from least to most. A requester sees what is theirs; a responder answers pages and
 * writes on tickets; an agent works the queue; a lead plans the rota, services and policies; an administrator
 * also keeps people, tokens and settings.
 */
public enum Role {
    REQUESTER,
    RESPONDER,
    AGENT,
    LEAD,
    ADMINISTRATOR;

    public boolean atLeast(Role other) {
        return compareTo(other) >= 0;
    }

    /** The word used in the API, in the database and on screens: {@code administrator}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The role of that word; a {@link Refused} names the choices when there is none. */
    public static Role of(String word) {
        for (Role role : values()) {
            if (role.word().equals(word)) {
                return role;
            }
        }
        throw Refused.invalid(
                "role", "\"" + word + "\" is not a role. Use requester, responder, agent, lead or administrator.");
    }
}
