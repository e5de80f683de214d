package org.nightdesk.agenda;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import org.nightdesk.secret.Secrets;
import org.nightdesk.subject.NotFound;
import org.nightdesk.web.OpenRoute;
import org.springframework.context.annotation.Bean;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/** What calendar programs read: open to whoever knows the address. */
@RestController
class AgendaFeed {

    private static final MediaType CALENDAR = new MediaType("text", "calendar", StandardCharsets.UTF_8);

    private final Agendas agendas;
    private final InstantSource clock;

    AgendaFeed(Agendas agendas, InstantSource clock) {
        this.agendas = agendas;
        this.clock = clock;
    }

    @Bean
    static OpenRoute calendarsRoute() {
        return OpenRoute.forMachines("/calendars/*.ics");
    }

    /** 304 while it is what the reader has already. */
    @GetMapping("/calendars/{secret}.ics")
    ResponseEntity<String> read(@PathVariable String secret, WebRequest request) {
        String text = agendas.read(secret, clock.instant()).orElseThrow(() -> new NotFound("no calendar there"));
        String tag =
                "\"" + HexFormat.of().formatHex(Secrets.sha256(text.getBytes(StandardCharsets.UTF_8)), 0, 16) + "\"";
        CacheControl cache = CacheControl.maxAge(Duration.ZERO).cachePrivate().mustRevalidate();
        if (request.checkNotModified(tag)) {
            return ResponseEntity.status(304).eTag(tag).cacheControl(cache).build();
        }
        return ResponseEntity.ok()
                .eTag(tag)
                .cacheControl(cache)
                .contentType(CALENDAR)
                .body(text);
    }

    /** Else such a form would be taken for one of the page of calendars, which stands beside it. */
    @PostMapping("/calendars/{secret}.ics")
    void refuse(@PathVariable String secret) {
        throw new NotFound("a calendar is only read");
    }
}
