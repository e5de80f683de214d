package org.nightdesk.trainee;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.nightdesk.rota.ScheduleId;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Subject;
import org.nightdesk.subject.Viewer;
import org.nightdesk.trainee.screen.TraineesScreen;
import org.nightdesk.web.Panel;
import org.springframework.stereotype.Component;

/** The trainees of a schedule, beside its lanes. */
@Component
class TraineePanel implements Panel {

    private final Trainees trainees;

    TraineePanel(Trainees trainees) {
        this.trainees = trainees;
    }

    @Override
    public String slot() {
        return "on-call.side";
    }

    @Override
    public Optional<Piece> on(Subject subject, Viewer viewer, Instant now) {
        ScheduleId schedule = new ScheduleId(Long.parseLong(subject.id()));
        List<TraineesScreen.Row> rows = trainees.of(schedule, now).stream()
                .map(trainee -> row(schedule, trainee))
                .toList();
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(new Piece("trainee/side", new TraineesScreen(rows, viewer.may(Role.LEAD))));
    }

    private static TraineesScreen.Row row(ScheduleId schedule, Trainee trainee) {
        return new TraineesScreen.Row(
                trainee.name(),
                trainee.signOff().map(SignOff::signer).orElse(""),
                trainee.signOff().map(SignOff::at),
                "/schedules/%s/trainees/%s/sign-off"
                        .formatted(schedule.text(), trainee.person().text()));
    }
}
