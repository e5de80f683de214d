package org.nightdesk.remedy.screen;

import java.util.List;
import java.util.stream.Stream;
import org.nightdesk.execution.PlanForm;
import org.nightdesk.web.Form;

/** A playbook that is begun from an incident. {@code steps} are what it does, in order; {@code toType}: it cannot be taken back, so the target's name is typed; {@code planPath} is the way with an approval. */
public record NowScreen(
        String ticket,
        String ticketPath,
        String title,
        PlanForm asked,
        List<String> steps,
        boolean toType,
        String target,
        String planPath) {

    public Form form() {
        return asked.form();
    }

    public List<String> others() {
        return form().others(
                        Stream.concat(asked.asked().stream().map(PlanForm.Asked::field), Stream.of("reason", "typed"))
                                .toList());
    }
}
