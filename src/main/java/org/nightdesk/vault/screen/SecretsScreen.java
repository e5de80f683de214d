package org.nightdesk.vault.screen;

import java.time.Instant;
import java.util.List;
import org.nightdesk.web.Form;

/** Every secret by its name, never with its value. */
public record SecretsScreen(List<Line> lines, boolean mayKeep, Form form) {

    /** As a playbook writes it. */
    public static final String EXAMPLE = "${secret:name}";

    public record Line(String name, String where, String note, String by, Instant at) {}
}
