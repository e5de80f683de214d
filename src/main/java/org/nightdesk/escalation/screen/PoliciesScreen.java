package org.nightdesk.escalation.screen;

import java.util.List;

/** All policies, each as a sentence. {@code mayChange}: who looks may make one. */
public record PoliciesScreen(List<Row> rows, boolean mayChange) {

    /** One policy; {@code services} are the names of those it is for. */
    public record Row(String path, String name, String sentence, List<String> services) {}
}
