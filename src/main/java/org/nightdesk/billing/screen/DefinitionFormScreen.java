package org.nightdesk.billing.screen;

import java.util.Map;
import org.nightdesk.web.Form;

/** The form that writes a definition; {@code fresh}: its currency can still be said. Without reports there is nothing to bill from. */
public record DefinitionFormScreen(
        String at,
        String heading,
        boolean fresh,
        Form form,
        Map<String, String> reports,
        Map<String, String> control,
        Map<String, String> teams,
        Map<String, String> rounding) {}
