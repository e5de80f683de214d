package org.nightdesk.access.screen;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nightdesk.subject.Role;
import org.nightdesk.web.Form;

/** API tokens; {@code fresh} is the key just made, shown this once, else empty. */
public record TokensScreen(Form form, String fresh, List<TokenLine> tokens) {

    public String sentence() {
        long used = tokens.stream().filter(token -> token.revoked().isEmpty()).count();
        return used == 0
                ? "No program has a token yet."
                : used == 1 ? "One token is in use." : used + " tokens are in use.";
    }

    /** The roles, the most useful first. */
    public Map<String, String> roles() {
        Map<String, String> roles = new LinkedHashMap<>();
        roles.put(Role.AGENT.word(), "agent: works the queue");
        roles.put(Role.RESPONDER.word(), "responder: answers pages, writes on tickets");
        roles.put(Role.LEAD.word(), "lead: plans rota, services and policies");
        roles.put(Role.ADMINISTRATOR.word(), "administrator: everything");
        roles.put(Role.REQUESTER.word(), "requester: what is public");
        return roles;
    }
}
