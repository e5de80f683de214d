package org.nightdesk.people.screen;

import java.util.List;
import org.nightdesk.web.Form;

/** Customers, and the form that adds one (for agents). */
public record CustomersScreen(List<CustomerLine> customers, Form form, boolean agent) {

    /** One customer. */
    public record CustomerLine(String id, String name) {}
}
