package org.nightdesk.entitlement.screen;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.nightdesk.execution.PlanForm.Asked;
import org.nightdesk.web.Form;

/** The form in which something is asked for. {@code plain} are labels by field; {@code mostHours} is empty where it does not end by itself. */
public record WishScreen(
        String path,
        String name,
        String purpose,
        List<Asked> asked,
        Map<String, String> plain,
        String mostHours,
        boolean approved,
        boolean mayKeep,
        String me,
        Form form) {

    public List<String> others() {
        return form.others(Stream.of(
                        asked.stream().map(Asked::field),
                        plain.keySet().stream(),
                        Stream.of("holder", "reason", "hours"))
                .flatMap(one -> one)
                .toList());
    }
}
