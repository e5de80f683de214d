package org.nightdesk.signal;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.nightdesk.catalog.ServiceId;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Refused.Problem;

/** What an integration is made from; the meanings are those of {@link Integration}. */
public record IntegrationDraft(
        String kind,
        String name,
        ServiceId service,
        boolean resolvesWhenClear,
        int reopenMinutes,
        List<String> grouping) {

    /** The formats that can be received. */
    public static final Set<String> KINDS = Set.of("alertmanager", "generic", "mail", "deployment", "heartbeat");

    private static final int WEEK = 10_080;

    /** Resolves when clear, reopens within an hour, one incident per alertname. */
    public static IntegrationDraft of(String kind, String name, ServiceId service) {
        return new IntegrationDraft(kind, name, service, true, 60, List.of("alertname"));
    }

    void check() {
        List<Problem> problems = new ArrayList<>();
        if (!KINDS.contains(kind)) {
            problems.add(new Problem(
                    "kind",
                    "\"" + kind + "\" is not a format. Use alertmanager, generic, mail, deployment or heartbeat."));
        }
        if (name.isBlank() || name.length() > 100) {
            problems.add(new Problem(
                    "name", "The name has 1 to 100 characters. Name the sender, so that people recognise it."));
        }
        if (reopenMinutes < 0 || reopenMinutes > WEEK) {
            problems.add(new Problem("reopenMinutes", "Use 0 to 10,080 minutes (a week), not " + reopenMinutes + "."));
        }
        if (!problems.isEmpty()) {
            throw Refused.invalid(problems);
        }
    }
}
