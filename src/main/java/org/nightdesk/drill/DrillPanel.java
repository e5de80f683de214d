package org.nightdesk.drill;

import java.time.Instant;
import java.util.Optional;
import org.nightdesk.drill.Drills.Sent;
import org.nightdesk.drill.screen.DrillScreen;
import org.nightdesk.escalation.PolicyId;
import org.nightdesk.paging.PageState;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Subject;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Panel;
import org.springframework.stereotype.Component;

/** On a policy: send a test page through it, and what became of the last. */
@Component
class DrillPanel implements Panel {

    private final Drills drills;

    DrillPanel(Drills drills) {
        this.drills = drills;
    }

    @Override
    public String slot() {
        return "policy.panel";
    }

    @Override
    public Optional<Piece> on(Subject subject, Viewer viewer, Instant now) {
        if (!viewer.may(Role.LEAD)) {
            return Optional.empty();
        }
        PolicyId policy = new PolicyId(Long.parseLong(subject.id()));
        Optional<Sent> last = drills.last(policy);
        return Optional.of(new Piece(
                "drill/policy",
                new DrillScreen(
                        DrillPages.path(policy),
                        "P" + last.map(sent -> sent.page().priority()).orElse(1),
                        last.filter(Sent::goesOn).isPresent(),
                        last.map(sent -> "/pages/" + sent.page().id().text()).orElse(""),
                        last.map(sent -> sent.drill().begunAt()),
                        last.map(sent -> sent.drill().endsAt()),
                        last.map(DrillPanel::became).orElse(""))));
    }

    private static String became(Sent sent) {
        String answered =
                sent.page().answer().map(answer -> answer.name() + " answered").orElse("");
        return switch (sent.page().state()) {
            case PageState.Acknowledged taken -> answered;
            case PageState.Stopped over -> answered.isEmpty() ? "Nobody answered" : answered;
            case PageState.Waiting waiting -> "Nobody has answered yet";
            case PageState.Paging paging -> "Nobody has answered yet";
            case PageState.Exhausted exhausted -> "Nobody has answered yet";
        };
    }
}
