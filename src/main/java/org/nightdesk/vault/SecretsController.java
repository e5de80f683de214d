package org.nightdesk.vault;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.nightdesk.api.Summary;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Needs;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/secrets}: by name; values go in and never come out. */
@RestController
@RequestMapping("/api/v1/secrets")
class SecretsController {

    /** {@code kind}: sealed, file or vault; {@code value} left out keeps the one that is there. */
    record SecretBody(
            String name, String kind, Optional<String> reference, Optional<String> value, Optional<String> note) {}

    record SecretView(String name, String kind, String reference, String note, String by, Instant changedAt) {

        static SecretView of(Kept kept) {
            return new SecretView(kept.name(), kept.kind(), kept.reference(), kept.note(), kept.by(), kept.changedAt());
        }
    }

    private final Vault vault;
    private final InstantSource clock;

    SecretsController(Vault vault, InstantSource clock) {
        this.vault = vault;
        this.clock = clock;
    }

    @GetMapping
    @Needs(Role.AGENT)
    List<SecretView> list(Viewer viewer) {
        return vault.all(viewer).stream().map(SecretView::of).toList();
    }

    @PutMapping
    @Needs(Role.ADMINISTRATOR)
    @Summary("Adds a secret, or puts this one in the place of the one of that name.")
    SecretView keep(Viewer viewer, @RequestBody SecretBody body) {
        SecretDraft draft = new SecretDraft(
                body.name(),
                body.kind(),
                body.reference().orElse(""),
                body.value().orElse(""),
                body.note().orElse(""));
        return SecretView.of(vault.keep(draft, viewer, clock.instant()));
    }

    @DeleteMapping
    @Needs(Role.ADMINISTRATOR)
    ResponseEntity<Void> remove(@RequestParam String name, Viewer viewer) {
        vault.remove(name, viewer, clock.instant());
        return ResponseEntity.noContent().build();
    }
}
