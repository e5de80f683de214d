package org.nightdesk.execution.screen;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.web.Form;

/**
 * A plan: what will happen where, and what was said to it. {@code alone}: nobody is here who could approve it, and the viewer may add somebody. {@code toType} is what has to be typed before it begins, empty when nothing has; {@code clock} is where its
 * author has it begun again and again, empty for others.
 */
public record PlanScreen(
        String path,
        String title,
        String playbook,
        String playbookPath,
        String author,
        Instant madeAt,
        String reason,
        String ticket,
        String ticketPath,
        Map<String, String> parameters,
        String staging,
        String shortHash,
        String sha256,
        List<Target> targets,
        int more,
        Optional<Said> approval,
        Optional<Said> declined,
        String run,
        boolean mayApprove,
        boolean mayDecline,
        boolean mayBegin,
        boolean mayBreakGlass,
        String notNow,
        boolean alone,
        String toType,
        String clock,
        Form form) {

    /** Who approved it. */
    public record Said(String by, String word, Instant at) {}

    /** {@code where} says customer and environment, empty where the name does. */
    public record Target(String name, String where, List<Step> steps) {}

    /** {@code marks} are what cannot be, such as being taken back. */
    public record Step(
            int number, String name, String before, String after, String note, List<Part> parts, List<String> marks) {}

    /** One deed: {@code label} such as Check; {@code detail} is its body or its values, {@code expects} what must be seen. */
    public record Part(String label, String what, String detail, String expects) {}
}
