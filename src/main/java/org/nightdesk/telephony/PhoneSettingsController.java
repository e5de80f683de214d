package org.nightdesk.telephony;

import java.time.InstantSource;
import java.util.Optional;
import org.nightdesk.api.IfMatch;
import org.nightdesk.api.Summary;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Needs;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/phone-settings}: how phone numbers are read. */
@RestController
@RequestMapping("/api/v1/phone-settings")
@Needs(Role.ADMINISTRATOR)
class PhoneSettingsController {

    /** {@code region}: the country, by its two letters, of numbers that are written without one; empty: each must name it. */
    record PhoneSettingsView(String region) {}

    record PhoneSettingsBody(Optional<String> region) {}

    private final Providers providers;
    private final InstantSource clock;

    PhoneSettingsController(Providers providers, InstantSource clock) {
        this.providers = providers;
        this.clock = clock;
    }

    @GetMapping
    @Summary("Says how phone numbers without a country are read.")
    PhoneSettingsView show() {
        return new PhoneSettingsView(providers.region());
    }

    @PatchMapping
    @Transactional
    @Summary("Changes how phone numbers without a country are read.")
    PhoneSettingsView change(Viewer viewer, IfMatch ifMatch, @RequestBody PhoneSettingsBody body) {
        ifMatch.holds(show());
        body.region().ifPresent(region -> providers.region(region, viewer, clock.instant()));
        return show();
    }
}
