package org.nightdesk.delivery.screen;

import java.util.List;
import java.util.Map;
import org.nightdesk.report.Asked;
import org.nightdesk.web.Form;

/** The form that makes or changes an order; {@code at} is where it is sent, {@code back} where leaving it leads. */
public record OrderFormScreen(
        String at,
        String back,
        String heading,
        String report,
        Form form,
        List<Asked> asked,
        Map<String, String> formats,
        Map<String, String> calendars,
        Map<String, String> ways,
        List<Day> week,
        List<String> zones,
        String hint) {

    /** A day of the week. */
    public record Day(String field, String label, boolean chosen) {}

    /** What is wrong and belongs to no field shown. */
    public List<String> others() {
        List<String> shown = new java.util.ArrayList<>(List.of(
                "name",
                "format",
                "every",
                "monthDay",
                "at",
                "timeZone",
                "calendar",
                "condition",
                "column",
                "sign",
                "value",
                "way",
                "to"));
        asked.forEach(one -> shown.add(one.field()));
        return form.others(shown);
    }
}
