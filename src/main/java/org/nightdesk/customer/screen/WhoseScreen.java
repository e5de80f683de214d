package org.nightdesk.customer.screen;

import java.util.List;
import org.nightdesk.web.Form;

/**
 * For whom a ticket is and who asks; {@code contacts} are mail addresses. {@code mayAdd}: the name that was typed can become a new customer; {@code mayJoin}:
 * who asks is no customer's contact yet.
 */
public record WhoseScreen(
        String number,
        String title,
        String customer,
        String requester,
        boolean mayAdd,
        boolean mayJoin,
        List<String> customers,
        List<String> contacts,
        Form form) {}
