package org.nightdesk.customer.screen;

import java.util.List;
import org.nightdesk.web.Form;

/** For whom a ticket is and who asks; {@code contacts} are mail addresses. */
public record WhoseScreen(
        String number,
        String title,
        String customer,
        String requester,
        List<String> customers,
        List<String> contacts,
        Form form) {}
