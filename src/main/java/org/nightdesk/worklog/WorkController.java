package org.nightdesk.worklog;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.nightdesk.api.Summary;
import org.nightdesk.desk.TicketId;
import org.nightdesk.desk.TicketNumber;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Needs;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/tickets/{id}/work}: the time spent on a ticket. It is written by people, on the screen. */
@RestController
@RequestMapping("/api/v1/tickets/{id}/work")
@Needs(Role.RESPONDER)
class WorkController {

    /** Without {@code minutes} while the stopwatch runs. */
    record WorkView(
            String id, String person, Instant beganAt, Optional<Integer> minutes, String note, boolean billable) {

        static WorkView of(Work work) {
            return new WorkView(
                    work.text(),
                    work.person().text(),
                    work.beganAt(),
                    work.minutes().isPresent() ? Optional.of(work.minutes().getAsInt()) : Optional.empty(),
                    work.note(),
                    work.billable());
        }
    }

    record WorkSumView(int minutes, int billableMinutes, List<WorkView> work) {}

    private final Worklog worklog;

    WorkController(Worklog worklog) {
        this.worklog = worklog;
    }

    @GetMapping
    @Summary("The time spent on a ticket, and its sum.")
    WorkSumView list(@PathVariable String id, Viewer viewer) {
        TicketId ticket = TicketNumber.parse(id).orElseThrow(() -> new NotFound("ticket " + id));
        List<Work> all = worklog.of(ticket, viewer);
        return new WorkSumView(
                sum(all),
                sum(all.stream().filter(Work::billable).toList()),
                all.stream().map(WorkView::of).toList());
    }

    static int sum(List<Work> all) {
        return all.stream().mapToInt(work -> work.minutes().orElse(0)).sum();
    }
}
