package org.nightdesk.export;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import org.nightdesk.people.Viewers;
import org.nightdesk.subject.Refused;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** A list of the queue as a file. */
@Controller
class ExportPages {

    private final Exports exports;
    private final Viewers viewers;
    private final InstantSource clock;

    ExportPages(Exports exports, Viewers viewers, InstantSource clock) {
        this.exports = exports;
        this.viewers = viewers;
        this.clock = clock;
    }

    @GetMapping("/queue/tickets.{format}")
    View export(@PathVariable String format, @RequestParam(defaultValue = "is:open") String q) {
        if (exports.isBusy()) {
            throw Refused.conflict("Other lists are being exported just now. Try again in a few seconds.");
        }
        Instant now = clock.instant();
        ZoneId zone = viewers.zone();
        Format as = Format.of(format);
        return new ExportView(
                exports.of(q, as, viewers.current(), now),
                as,
                "tickets-" + now.atZone(zone).toLocalDate(),
                zone);
    }
}
