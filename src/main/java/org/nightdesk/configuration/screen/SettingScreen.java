package org.nightdesk.configuration.screen;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.web.Choices;
import org.nightdesk.web.Form;
import org.nightdesk.web.Panel.Piece;

/** One setting of an installation: what it is, was and should be, and the forms that say so. */
public record SettingScreen(
        String installation,
        String installationPath,
        String path,
        String key,
        String about,
        String range,
        String value,
        String expected,
        String drift,
        String tone,
        String reason,
        Optional<Instant> driftSince,
        List<Past> past,
        Form form,
        Form explain,
        boolean mayWrite,
        List<Piece> panels) {

    /** A value over a time; {@code until} is empty while it holds. */
    public record Past(String side, String value, Instant since, Optional<Instant> until, String who, String because) {}

    /** Which side is written. */
    public Map<String, String> sides() {
        return Choices.of("expected", "It should be this", "current", "It is this");
    }
}
