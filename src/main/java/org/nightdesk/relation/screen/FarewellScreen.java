package org.nightdesk.relation.screen;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nightdesk.relation.screen.FamilyScreen.Child;
import org.nightdesk.web.Form;

/** A parent about to be resolved: which child gets which of the texts. */
public record FarewellScreen(Other ticket, List<Child> open, List<Child> over, List<Text> texts, Form form) {

    /** What may become of a child. */
    public static final Map<String, String> FATES = fates();

    /** One of the texts; {@code name} is 1 to 3, {@code key} names its draft. */
    public record Text(String name, String key, String text) {}

    private static Map<String, String> fates() {
        Map<String, String> fates = new LinkedHashMap<>();
        fates.put("1", "Text 1, and resolve");
        fates.put("2", "Text 2, and resolve");
        fates.put("3", "Text 3, and resolve");
        fates.put("silent", "Resolve, write nothing");
        fates.put("open", "Leave it open");
        return Collections.unmodifiableMap(fates);
    }

    public String fate(Child child) {
        return form.value("fate-" + child.ticket().id());
    }
}
