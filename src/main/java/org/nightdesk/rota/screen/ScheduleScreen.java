package org.nightdesk.rota.screen;

import java.util.List;
import java.util.Map;
import org.nightdesk.web.Form;

/**
 * The form of a schedule; {@code action} is where it goes, {@code heading} what it is about; {@code sun} names the sites whose days it can be filled
 * with, empty where there is one, or where somebody has a turn already.
 */
public record ScheduleScreen(
        Form form,
        String heading,
        String action,
        String back,
        List<LayerFields> layers,
        Map<String, String> people,
        Map<String, String> units,
        Map<String, String> days,
        List<String> zones,
        boolean isNew,
        String sun) {

    /** Whether the place for one more layer is shown open: it is the only one, or was asked for. */
    public boolean opens(LayerFields layer) {
        return layer.number() == 1 || form.value("deed").equals("more");
    }

    /** How many fields one layer shows: always one more than is filled. {@code field} is the beginning of their names. */
    public record LayerFields(int number, String field, boolean isBlank, List<String> people, List<String> windows) {}
}
