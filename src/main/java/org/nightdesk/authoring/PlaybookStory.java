package org.nightdesk.authoring;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.nightdesk.engine.Story;
import org.nightdesk.people.People;
import org.nightdesk.people.Viewers;
import org.nightdesk.playbook.PlaybookId;
import org.nightdesk.playbook.Playbooks;
import org.nightdesk.subject.Viewer;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The demo's playbooks: those that come with the program, one of them learned something since. */
@Component("demoPlaybooks")
@Profile("demo")
class PlaybookStory implements Story {

    private static final String SETTING = "change-a-setting";

    private final Playbooks playbooks;
    private final People people;
    private final Viewers viewers;

    PlaybookStory(Playbooks playbooks, People people, Viewers viewers) {
        this.playbooks = playbooks;
        this.people = people;
        this.viewers = viewers;
    }

    @Override
    public int chapter() {
        return 3;
    }

    @Override
    public void tell(Instant now) {
        Viewer writer = viewer("Niamh O’Connor");
        Instant then = now.minus(Duration.ofDays(70));
        for (String start : List.of("restart-a-service", "fail-over", "run-a-job-again")) {
            publish(Starters.yaml(start), writer, then);
        }
        String yaml = Starters.yaml(SETTING);
        PlaybookId setting =
                publish(yaml.replace("two-roles: yes\n", "").replace("    role: checker\n", ""), writer, then);
        playbooks.publish(
                setting,
                yaml,
                "Two roles, after the wrong customer was changed in May.",
                playbooks.draft(setting, writer).number(),
                writer,
                now.minus(Duration.ofDays(41)));
    }

    private PlaybookId publish(String yaml, Viewer writer, Instant at) {
        String name = Starters.name(yaml);
        PlaybookId id = playbooks.begin(name, yaml, writer, at);
        playbooks.publish(id, yaml, "", playbooks.draft(id, writer).number(), writer, at);
        return id;
    }

    private Viewer viewer(String name) {
        return people.staff().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .map(viewers::of)
                .orElseThrow();
    }
}
