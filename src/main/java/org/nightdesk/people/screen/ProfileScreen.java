package org.nightdesk.people.screen;

import java.util.List;
import java.util.Map;
import org.nightdesk.web.Form;

/** My profile. {@code about} holds my name and zone, {@code fresh} a new contact method, {@code kinds} what it can be. */
public record ProfileScreen(
        String email,
        String role,
        List<String> teams,
        Form about,
        List<Method> methods,
        Form fresh,
        Map<String, String> kinds) {

    /** One of my contact methods. {@code waiting}: a code is under way; {@code wrong}: what is wrong with the one typed. */
    public record Method(
            long id, String kind, String address, boolean verified, boolean waiting, boolean first, String wrong) {}

    /** What is true, as the first sentence. */
    public String sentence() {
        if (methods.isEmpty()) {
            return "Nothing can reach you.";
        }
        return methods.stream()
                .filter(Method::verified)
                .findFirst()
                .map(method -> "You are paged by " + method.kind() + " first.")
                .orElse("No address of yours is verified yet.");
    }
}
