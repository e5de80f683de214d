package org.nightdesk.auditor;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nightdesk.api.Summary;
import org.nightdesk.paging.PageId;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Needs;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/auditor}. */
@RestController
@RequestMapping("/api/v1/auditor")
class AuditorController {

    /** {@code reason} is needed with {@code watching: false}; {@code deadManAddress} empty removes it. */
    record AuditorChange(Optional<Boolean> watching, Optional<String> reason, Optional<String> deadManAddress) {}

    record FindingView(
            String finding,
            String what,
            String remedy,
            @Nullable String page,
            Instant raisedAt) {}

    record NodeView(
            String node,
            Instant lookedAt,
            boolean well,
            @Nullable Instant pingedAt,
            String trouble) {}

    /** {@code deadMan}: whether an address outside hears from us. */
    record AuditorView(
            boolean watching, String reason, boolean deadMan, List<FindingView> findings, List<NodeView> nodes) {}

    private final Auditing auditing;
    private final Findings findings;
    private final InstantSource clock;

    AuditorController(Auditing auditing, Findings findings, InstantSource clock) {
        this.auditing = auditing;
        this.findings = findings;
        this.clock = clock;
    }

    @GetMapping
    @Summary("Whether the auditor watches, what it has raised, and when each node's looked last.")
    AuditorView show() {
        AuditorSetting setting = auditing.setting();
        return new AuditorView(
                setting.watching(),
                setting.reason(),
                setting.deadMan().isPresent(),
                findings.all().stream().map(AuditorController::view).toList(),
                auditing.rounds(clock.instant().minus(Duration.ofMinutes(2))).stream()
                        .map(round -> new NodeView(
                                round.name(),
                                round.at(),
                                round.well(),
                                round.pingedAt().orElse(null),
                                round.trouble()))
                        .toList());
    }

    @PatchMapping
    @Needs(Role.ADMINISTRATOR)
    @Summary("Switches the auditor off or on, and sets the address of the dead-man's switch.")
    AuditorView change(Viewer viewer, @RequestBody AuditorChange body) {
        Instant now = clock.instant();
        body.deadManAddress().ifPresent(address -> auditing.deadMan(address.strip(), viewer, now));
        body.watching().ifPresent(on -> watch(on, body.reason().orElse(""), viewer, now));
        return show();
    }

    private void watch(boolean on, String reason, Viewer viewer, Instant now) {
        boolean switched = on ? auditing.switchOn(viewer, now) : auditing.switchOff(reason, viewer, now);
        if (switched) {
            auditing.tellAdministrators(on, reason, viewer, now);
        }
    }

    private static FindingView view(FindingStore.Raised raised) {
        return new FindingView(
                raised.key(),
                raised.what(),
                raised.remedy(),
                raised.page() == 0 ? null : new PageId(raised.page()).text(),
                raised.at());
    }
}
