package org.nightdesk.people.screen;

import java.util.LinkedHashMap;
import java.util.Map;
import org.nightdesk.subject.Role;
import org.nightdesk.web.Form;

/** Somebody new, or changed. {@code customers} is empty when the customer cannot be chosen; {@code contacts}: only a customer's contact can be made. */
public record PersonFormScreen(
        Form form,
        String heading,
        String action,
        String back,
        String verb,
        Map<String, String> customers,
        boolean contacts) {

    public boolean isNew() {
        return action.equals("/people");
    }

    /** The roles with what they may do, the most common first. */
    public Map<String, String> roles() {
        Map<String, String> roles = new LinkedHashMap<>();
        if (contacts) {
            roles.put(Role.REQUESTER.word(), "requester: sees what is theirs");
            return roles;
        }
        roles.put(Role.AGENT.word(), "agent: works the queue");
        roles.put(Role.RESPONDER.word(), "responder: answers pages, writes on tickets");
        roles.put(Role.LEAD.word(), "lead: plans rota, services and policies too");
        roles.put(Role.ADMINISTRATOR.word(), "administrator: keeps people and settings too");
        roles.put(Role.REQUESTER.word(), "requester: sees what is theirs");
        return roles;
    }
}
