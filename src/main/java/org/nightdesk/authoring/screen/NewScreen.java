package org.nightdesk.authoring.screen;

import java.util.List;
import org.nightdesk.web.Form;

/** The form that begins a playbook; {@code starts}: what it can begin from. */
public record NewScreen(Form form, List<Start> starts) {

    /** {@code purpose} says what it does, {@code needs} which endpoints it uses, empty for none. */
    public record Start(String value, String name, String purpose, String needs) {}
}
