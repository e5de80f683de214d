package org.nightdesk.deployment;

import java.time.Instant;
import java.util.Optional;
import org.nightdesk.catalog.ServiceId;
import org.nightdesk.people.OrganisationId;

/**
 * What a pipeline says of one deployment. {@code number} is its own number for it: what it says again by that is about the same one. {@code at} is when it
 * came to that result, to the microsecond. Texts may be empty, but for {@code environment}; {@code customer} is empty for our own.
 */
public record Report(
        String number,
        ServiceId service,
        String environment,
        String version,
        String commit,
        String who,
        String summary,
        String url,
        Optional<OrganisationId> customer,
        Result result,
        Instant at) {

    private static final int LONGEST = 300;

    public Report {
        environment = cut(environment);
        version = cut(version);
        commit = cut(commit);
        who = cut(who);
        summary = cut(summary);
        url = url.startsWith("https://") || url.startsWith("http://") ? url : "";
    }

    private static String cut(String text) {
        String line = text.strip().lines().findFirst().orElse("");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST);
    }
}
