package org.nightdesk.experience;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nightdesk.execution.Execution;
import org.nightdesk.execution.Executions;
import org.nightdesk.experience.screen.ExperienceScreen;
import org.nightdesk.playbook.Playbook;
import org.nightdesk.playbook.PlaybookId;
import org.nightdesk.playbook.Playbooks;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Subject;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Panel;
import org.springframework.stereotype.Component;

/** Below a playbook: how its runs of the last year went. */
@Component
class ExperiencePanel implements Panel {

    private static final Duration LATELY = Duration.ofDays(365);
    private static final int MOST = 1_000;

    private final Executions executions;
    private final Playbooks playbooks;

    ExperiencePanel(Executions executions, Playbooks playbooks) {
        this.executions = executions;
        this.playbooks = playbooks;
    }

    @Override
    public String slot() {
        return "playbook.panel";
    }

    @Override
    public Optional<Piece> on(Subject subject, Viewer viewer, Instant now) {
        if (!viewer.may(Role.RESPONDER)) {
            return Optional.empty();
        }
        PlaybookId id = new PlaybookId(Long.parseLong(subject.id()));
        List<Experience.Went> ended = executions.of(id.text(), MOST, viewer).stream()
                .filter(run -> run.begunAt().isAfter(now.minus(LATELY)))
                .flatMap(run -> went(run).stream())
                .toList();
        Playbook playbook = playbooks.newest(id, viewer).playbook();
        Experience experience = Experience.of(ended, Duration.ofMinutes(playbook.byHand()));
        return Optional.of(new Piece("experience/panel", new ExperienceScreen(sentences(experience, playbook))));
    }

    private static Optional<Experience.Went> went(Execution run) {
        return run.endedAt()
                .map(end -> new Experience.Went(
                        run.state().equals("done"), run.targets(), Duration.between(run.begunAt(), end)));
    }

    static List<String> sentences(Experience experience, Playbook playbook) {
        if (experience.all() == 0) {
            return List.of();
        }
        List<String> all = new ArrayList<>();
        all.add(experience.worked() + " worked, " + experience.failed() + " did not.");
        all.add(experience
                .rate()
                .map(interval -> "Error rate %s, in 95 of 100 cases between %s and %s."
                        .formatted(
                                percent((double) experience.failed() / experience.all()),
                                percent(interval.low()),
                                percent(interval.high())))
                .orElse("A rate is told from " + Experience.ENOUGH + " runs on."));
        experience
                .median()
                .ifPresent(median -> all.add("Half of those that worked took at most " + words(median)
                        + " for a target; " + playbook.minutes() + " min are expected."));
        if (playbook.byHand() > 0) {
            all.add("Saved: " + words(experience.saved()) + ", by hand one takes " + playbook.byHand() + " min.");
        }
        return all;
    }

    private static String percent(double share) {
        return Math.round(share * 100) + " %";
    }

    private static String words(Duration duration) {
        long minutes = Math.round(duration.toSeconds() / 60.0);
        if (minutes >= 120) {
            return minutes / 60 + " h " + minutes % 60 + " min";
        }
        return minutes == 0 ? duration.toSeconds() + " s" : minutes + " min";
    }
}
