package org.nightdesk.configuration;

import java.time.Instant;
import org.nightdesk.installation.InstallationId;

/**
 * A setting is not what it should be. {@code kind}: declared, approved or unexplained; {@code since} they differ, {@code kindSince} it is of this kind: the age of what nobody
 * explained. Values are as the viewer may see them; {@code lastBy} made it what it is as far as we know,
 * {@code around} changed something at the installation in the week before, {@code reason} explains it; each may be empty.
 */
public record Drift(
        InstallationId installation,
        String name,
        String environment,
        String key,
        String kind,
        Instant since,
        Instant kindSince,
        String current,
        String expected,
        String lastBy,
        String around,
        String reason) {

    static final String UNEXPLAINED = "unexplained";

    public boolean isUnexplained() {
        return kind.equals(UNEXPLAINED);
    }
}
