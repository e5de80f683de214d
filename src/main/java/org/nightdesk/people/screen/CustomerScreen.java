package org.nightdesk.people.screen;

import java.util.List;
import org.nightdesk.web.Form;

/** One customer and its contacts. */
public record CustomerScreen(
        String id, String name, List<PersonLine> contacts, Form form, boolean agent, boolean administrator) {}
