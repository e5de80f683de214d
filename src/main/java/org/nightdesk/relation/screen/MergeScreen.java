package org.nightdesk.relation.screen;

import java.util.List;
import java.util.Set;
import org.nightdesk.web.Form;

/** Which tickets become one; {@code across}: they are different customers', and somebody must say that this is meant. */
public record MergeScreen(
        String number,
        String title,
        String heading,
        List<Other> candidates,
        Set<Long> chosen,
        boolean across,
        Form form) {}
