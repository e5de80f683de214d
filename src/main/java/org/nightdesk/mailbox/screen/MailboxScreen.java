package org.nightdesk.mailbox.screen;

import java.util.List;
import java.util.Map;
import org.nightdesk.web.Form;

/** The mailboxes, and the form that makes or changes one. {@code door} says how mail comes in and goes out here. */
public record MailboxScreen(
        List<Row> rows,
        List<String> door,
        boolean mayChange,
        Form form,
        Map<String, String> teams,
        Map<String, String> services) {

    /** One mailbox. {@code forward} is where the company's mail server sends its mail to. */
    public record Row(String path, String name, String address, String forward, String to, boolean active) {}

    /** Where the form posts to; {@code id} is a value of it. */
    public String path() {
        return form.value("id").isEmpty() ? "/mailboxes" : "/mailboxes/" + form.value("id");
    }

    public boolean isNew() {
        return form.value("id").isEmpty();
    }
}
