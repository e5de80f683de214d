package org.nightdesk.people.screen;

import java.util.List;
import org.nightdesk.web.Form;
import org.nightdesk.web.Panel.Piece;

/** One customer and its contacts. */
public record CustomerScreen(
        String id,
        String name,
        List<PersonLine> contacts,
        List<Piece> top,
        List<Piece> panels,
        Form form,
        boolean agent) {}
