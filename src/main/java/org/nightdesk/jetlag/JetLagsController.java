package org.nightdesk.jetlag;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.nightdesk.absence.AbsenceId;
import org.nightdesk.api.Listed;
import org.nightdesk.api.Summary;
import org.nightdesk.api.Window;
import org.nightdesk.subject.Viewer;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/jet-lags}. One is found by itself, of a journey and a shift. */
@RestController
@RequestMapping("/api/v1/jet-lags")
class JetLagsController {

    /** Hours of a shift that are night where {@code person} is then, by {@code timeZone}. */
    record JetLagView(String id, String person, String schedule, String timeZone, Instant from, Instant until) {}

    /** For these hours others are asked: the person is out of reach by {@code absence}. */
    record AskedView(String absence) {}

    private final JetLags jetLags;
    private final InstantSource clock;

    JetLagsController(JetLags jetLags, InstantSource clock) {
        this.jetLags = jetLags;
        this.clock = clock;
    }

    @GetMapping
    @Summary("Shifts that a journey moves into somebody's night, and that nobody has decided about.")
    Listed<JetLagView> list(Window window, Viewer viewer) {
        return window.cut(jetLags.open(viewer, now()), one -> one.id().value(), JetLagsController::view);
    }

    @PostMapping("/{id}/cover")
    @Transactional
    @Summary("Others are asked to cover it.")
    AskedView ask(@PathVariable String id, Viewer viewer) {
        AbsenceId absence = jetLags.ask(JetLagPages.id(id), viewer, now());
        return new AskedView(absence.text());
    }

    @PostMapping("/{id}/keeping")
    @Transactional
    @Summary("They are on call all the same.")
    ResponseEntity<Void> keep(@PathVariable String id, Viewer viewer) {
        jetLags.keep(JetLagPages.id(id), viewer, now());
        return ResponseEntity.noContent().build();
    }

    private static JetLagView view(JetLag one) {
        return new JetLagView(
                one.id().text(),
                one.person().text(),
                one.schedule().text(),
                one.zone().getId(),
                one.span().from(),
                one.span().until());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
