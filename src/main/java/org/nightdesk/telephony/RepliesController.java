package org.nightdesk.telephony;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.nightdesk.api.Listed;
import org.nightdesk.api.Summary;
import org.nightdesk.api.Window;
import org.nightdesk.subject.Role;
import org.nightdesk.web.Needs;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/phone-replies}: what people sent and pressed, newest first. */
@RestController
@RequestMapping("/api/v1/phone-replies")
@Needs(Role.LEAD)
class RepliesController {

    /** {@code known}: the number is that of somebody of ours; {@code outcome} says what was made of it. */
    record ReplyView(
            String id,
            String number,
            String medium,
            String text,
            boolean known,
            String outcome,
            Optional<String> provider,
            Instant at) {}

    private final EarStore answers;

    RepliesController(EarStore answers) {
        this.answers = answers;
    }

    @GetMapping
    @Summary("What people sent and pressed, newest first, also those whom nobody knows.")
    Listed<ReplyView> list(Window window) {
        long before = window.isFirst() ? Long.MAX_VALUE : window.afterNumber();
        List<Answer> found = answers.before(before, window.limit());
        return window.listed(found, answer -> List.of(answer.id()), RepliesController::view);
    }

    private static ReplyView view(Answer answer) {
        return new ReplyView(
                answer.code(),
                answer.number(),
                answer.medium().kind(),
                answer.text(),
                answer.known(),
                answer.outcome(),
                answer.provider(),
                answer.at());
    }
}
