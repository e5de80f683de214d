package org.nightdesk.mailbox.screen;

import java.util.List;
import org.nightdesk.web.Form;

/** How each team signs; empty for one that signs as the mailbox does. */
public record SignaturesScreen(List<Row> rows) {

    /** One team; {@code form} holds its {@code signature}. */
    public record Row(String team, String name, Form form) {}
}
