package org.nightdesk.mailbox;

import java.time.InstantSource;
import org.nightdesk.api.Summary;
import org.nightdesk.people.TeamId;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Needs;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/teams/…/signature}: how a team signs its mail. */
@RestController
@RequestMapping("/api/v1/teams/{id}/signature")
@Needs(Role.AGENT)
class SignaturesController {

    /** Plain text; empty: as the mailbox signs. */
    record SignatureView(String signature) {}

    private final Signatures signatures;
    private final InstantSource clock;

    SignaturesController(Signatures signatures, InstantSource clock) {
        this.signatures = signatures;
        this.clock = clock;
    }

    @GetMapping
    @Summary("What stands below the answers of a team.")
    SignatureView show(@PathVariable String id) {
        return new SignatureView(signatures.of(SignaturePages.team(id)).orElse(""));
    }

    @PutMapping
    @Needs(Role.LEAD)
    @Transactional
    @Summary("Writes what stands below the answers of a team.")
    SignatureView change(@PathVariable String id, Viewer viewer, @RequestBody SignatureView body) {
        TeamId team = SignaturePages.team(id);
        signatures.set(team, body.signature(), viewer, clock.instant());
        return new SignatureView(signatures.of(team).orElse(""));
    }
}
