package org.nightdesk.customer.screen;

import java.util.Map;
import org.nightdesk.web.Form;

/** Who looks after a customer; {@code choices} by id, only for who may appoint. */
public record ManagerScreen(
        String path, String name, String manager, String managerPath, Map<String, String> choices, Form form) {}
