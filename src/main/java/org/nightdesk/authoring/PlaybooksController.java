package org.nightdesk.authoring;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.nightdesk.api.Listed;
import org.nightdesk.api.Summary;
import org.nightdesk.api.Window;
import org.nightdesk.playbook.Fault;
import org.nightdesk.playbook.Parameter;
import org.nightdesk.playbook.Playbook;
import org.nightdesk.playbook.PlaybookId;
import org.nightdesk.playbook.PlaybookVersion;
import org.nightdesk.playbook.PlaybookYaml;
import org.nightdesk.playbook.Playbooks;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Needs;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/playbooks}: playbooks and their versions. */
@RestController("playbookApi")
@RequestMapping("/api/v1/playbooks")
@Needs(Role.RESPONDER)
class PlaybooksController {

    /** {@code note}: what is different and why; needed from the second version on. */
    record PlaybookBody(String yaml, Optional<String> note) {}

    /** What is asked for before a run: its kind by the word of the YAML, and its default if it has one. */
    record AskedView(String name, String label, String type, boolean required, Optional<String> otherwise) {

        static AskedView of(Parameter parameter) {
            return new AskedView(
                    parameter.name(),
                    parameter.label(),
                    parameter.kind().word(),
                    parameter.required(),
                    parameter.otherwise());
        }
    }

    /** {@code sha256} is of the YAML in UTF-8. */
    record PlaybookView(
            String id,
            String name,
            String purpose,
            String service,
            int version,
            int expectedMinutes,
            boolean twoRoles,
            String mayRun,
            boolean reversible,
            boolean retired,
            String note,
            String by,
            Instant at,
            String sha256,
            List<AskedView> parameters,
            String yaml) {

        static PlaybookView of(PlaybookVersion version) {
            Playbook playbook = version.playbook();
            return new PlaybookView(
                    version.id().text(),
                    version.name(),
                    playbook.purpose(),
                    playbook.service(),
                    version.number(),
                    playbook.minutes(),
                    playbook.twoRoles(),
                    playbook.mayRun().word(),
                    playbook.reversible(),
                    version.retired(),
                    version.note(),
                    version.by(),
                    version.at(),
                    version.hash(),
                    playbook.parameters().stream().map(AskedView::of).toList(),
                    version.yaml());
        }
    }

    /** {@code line} counts from 1; {@code warning}: it does not keep the playbook from being published. */
    record FaultView(int line, String field, String says, boolean warning) {

        static FaultView of(Fault fault) {
            return new FaultView(fault.line(), fault.field(), fault.says(), fault.warning());
        }
    }

    record CheckedView(boolean publishable, List<FaultView> faults) {}

    private final Playbooks playbooks;
    private final InstantSource clock;

    PlaybooksController(Playbooks playbooks, InstantSource clock) {
        this.playbooks = playbooks;
        this.clock = clock;
    }

    @GetMapping
    @Summary("Playbooks in their newest versions, with those that are retired.")
    Listed<PlaybookView> list(Window window, Viewer viewer) {
        return window.cut(playbooks.all(viewer), version -> version.id().value(), PlaybookView::of);
    }

    @GetMapping("/{id}")
    PlaybookView show(@PathVariable String id, Viewer viewer) {
        return PlaybookView.of(playbooks.newest(PlaybookId.of(id), viewer));
    }

    @GetMapping("/{id}/versions")
    Listed<PlaybookView> versions(@PathVariable String id, Window window, Viewer viewer) {
        return window.cut(playbooks.versions(PlaybookId.of(id), viewer), PlaybookVersion::number, PlaybookView::of);
    }

    @PostMapping
    @Needs(Role.LEAD)
    @Transactional
    @Summary("Publishes the first version of a playbook.")
    ResponseEntity<PlaybookView> create(Viewer viewer, @RequestBody PlaybookBody body) {
        String name = PlaybookYaml.read(body.yaml()).orRefuse().name();
        PlaybookId id = playbooks.begin(name, body.yaml(), viewer, clock.instant());
        PlaybookView made = published(id, body, viewer);
        return ResponseEntity.created(URI.create("/api/v1/playbooks/" + made.id()))
                .body(made);
    }

    @PutMapping("/{id}")
    @Needs(Role.LEAD)
    @Transactional
    @Summary("Publishes the next version of a playbook; a draft of it is gone then.")
    PlaybookView change(@PathVariable String id, Viewer viewer, @RequestBody PlaybookBody body) {
        return published(PlaybookId.of(id), body, viewer);
    }

    private PlaybookView published(PlaybookId id, PlaybookBody body, Viewer viewer) {
        int number = playbooks.draft(id, viewer).number();
        return PlaybookView.of(
                playbooks.publish(id, body.yaml(), body.note().orElse(""), number, viewer, clock.instant()));
    }

    @PostMapping("/check")
    @Needs(Role.LEAD)
    @Summary("Everything that is wrong with a YAML, line by line; nothing is kept.")
    CheckedView check(@RequestBody PlaybookBody body) {
        PlaybookYaml.Read read = PlaybookYaml.read(body.yaml());
        return new CheckedView(
                read.playbook().isPresent(),
                read.faults().stream().map(FaultView::of).toList());
    }

    @PostMapping("/{id}/retirement")
    @Needs(Role.LEAD)
    @Summary("Nobody begins with it any more; its versions and runs stay.")
    ResponseEntity<Void> retire(@PathVariable String id, Viewer viewer) {
        playbooks.retire(PlaybookId.of(id), viewer, clock.instant());
        return ResponseEntity.noContent().build();
    }

    @DeleteMapping("/{id}/retirement")
    @Needs(Role.LEAD)
    ResponseEntity<Void> restore(@PathVariable String id, Viewer viewer) {
        playbooks.restore(PlaybookId.of(id), viewer, clock.instant());
        return ResponseEntity.noContent().build();
    }
}
