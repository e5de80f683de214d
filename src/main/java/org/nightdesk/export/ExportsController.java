package org.nightdesk.export;

import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.nightdesk.api.Summary;
import org.nightdesk.api.TooMany;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Needs;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.View;

/** {@code /api/v1/exports}: whole lists as files; times in UTC. */
@RestController
@RequestMapping("/api/v1/exports")
@Needs(Role.RESPONDER)
class ExportsController {

    private static final Duration LATER = Duration.ofSeconds(10);
    private static final String NAME = "tickets";

    private final Exports exports;
    private final InstantSource clock;

    ExportsController(Exports exports, InstantSource clock) {
        this.exports = exports;
        this.clock = clock;
    }

    @GetMapping(path = "/tickets.csv", produces = "text/csv")
    @Summary("Every ticket that q finds, as CSV (RFC 4180). A download that breaks off is not whole.")
    View csv(Viewer viewer, @RequestParam(defaultValue = "") String q) {
        return view(q, Format.CSV, viewer);
    }

    @GetMapping(path = "/tickets.xlsx", produces = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
    @Summary("Every ticket that q finds, as a workbook; more than 1,048,575 are refused.")
    View xlsx(Viewer viewer, @RequestParam(defaultValue = "") String q) {
        return view(q, Format.XLSX, viewer);
    }

    private View view(String words, Format format, Viewer viewer) {
        if (exports.isBusy()) {
            throw new TooMany(LATER);
        }
        return new ExportView(exports.of(words, format, viewer, clock.instant()), format, NAME, ZoneOffset.UTC);
    }
}
