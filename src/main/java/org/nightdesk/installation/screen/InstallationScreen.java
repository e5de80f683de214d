package org.nightdesk.installation.screen;

import java.time.Instant;
import java.util.List;
import org.nightdesk.web.Panel.Piece;

/** One installation; {@code customerPath} is empty when it runs for ourselves, {@code edit} for whoever may not change it; {@code panels} are other modules' pieces. */
public record InstallationScreen(
        String name,
        String id,
        String customer,
        String customerPath,
        String service,
        String servicePath,
        String environment,
        boolean isProtected,
        boolean retired,
        List<Way> ways,
        List<Change> changes,
        List<Piece> panels,
        String edit) {

    /** An endpoint; its password is shown to nobody. {@code trouble}: why it cannot be reached from here, as far as that is known. */
    public record Way(String name, String kind, String address, String login, String trouble) {}

    /** Something that was done to it. */
    public record Change(Instant at, String who, String verb, String text) {}
}
