package org.nightdesk.installation.screen;

import java.util.List;
import java.util.Map;
import org.nightdesk.web.Form;

/** Installations and what narrows them down; {@code more} are not shown. */
public record InstallationsScreen(
        Form form,
        Map<String, String> customers,
        Map<String, String> services,
        Map<String, String> environments,
        List<Line> lines,
        int more,
        boolean mayWrite) {

    /** One installation; {@code customer} is empty when it runs for ourselves. */
    public record Line(
            String path,
            String name,
            String customer,
            String service,
            String environment,
            boolean isProtected,
            boolean retired) {

        /** Its name says what runs, and for whom. */
        public boolean isSaid() {
            return name.contains(service) && name.contains(customer.isEmpty() ? "ourselves" : customer);
        }
    }
}
