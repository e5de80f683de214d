package org.nightdesk.people.screen;

import java.util.List;
import org.nightdesk.web.Form;
import org.nightdesk.web.Panel.Piece;

/** Customers, and the form that adds one (for agents). */
public record CustomersScreen(List<CustomerLine> customers, List<Piece> top, Form form, boolean agent) {

    /** One customer. */
    public record CustomerLine(String id, String name) {}
}
