package org.nightdesk.proof;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nightdesk.channel.Channels;
import org.nightdesk.paging.Attempt;
import org.nightdesk.paging.Briefings;
import org.nightdesk.paging.Page;
import org.nightdesk.paging.PageId;
import org.nightdesk.paging.Pages;
import org.nightdesk.sheet.Cell;
import org.nightdesk.sheet.CsvSheet;
import org.nightdesk.timeline.Entry;
import org.nightdesk.timeline.Recorded;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import tools.jackson.databind.json.JsonMapper;

/** The proof of a page as a file to keep or to send on: all decisions, then all messages. Addresses are shown as on the screen. */
@Controller
@RequestMapping("/pages/{id:pag_[0-9]+}")
class ProofFiles {

    private static final List<String> HEADINGS = List.of(
            "at",
            "what",
            "who",
            "method",
            "address",
            "state",
            "sent",
            "tries",
            "may be a repeat",
            "reference",
            "words");

    private final Pages pages;
    private final Briefings briefings;
    private final Channels channels;
    private final JsonMapper json;

    ProofFiles(Pages pages, Briefings briefings, Channels channels, JsonMapper json) {
        this.pages = pages;
        this.briefings = briefings;
        this.channels = channels;
        this.json = json;
    }

    record Decision(Instant at, String what, String by, String words) {}

    record Told(
            @Nullable Instant at,
            String purpose,
            int step,
            String person,
            String method,
            String address,
            String state,
            @Nullable Instant sentAt,
            int tries,
            boolean mayBeRepeat,
            String reference,
            String reason) {}

    record Proof(
            String page,
            String about,
            String title,
            String service,
            String priority,
            String policy,
            Instant began,
            String state,
            List<Decision> decisions,
            List<Told> messages) {}

    @GetMapping("/proof.json")
    ResponseEntity<byte[]> asJson(@PathVariable String id) {
        Proof proof = proof(id);
        byte[] body = json.writerWithDefaultPrettyPrinter().writeValueAsBytes(proof);
        return file(proof.page() + ".json", MediaType.APPLICATION_JSON, body);
    }

    @GetMapping("/proof.csv")
    ResponseEntity<byte[]> asCsv(@PathVariable String id) throws IOException {
        Proof proof = proof(id);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        CsvSheet sheet = new CsvSheet(out, ZoneOffset.UTC);
        sheet.headings(HEADINGS);
        for (Decision decision : proof.decisions()) {
            sheet.row(cells(decision));
        }
        for (Told told : proof.messages()) {
            sheet.row(cells(told));
        }
        sheet.finish();
        return file(proof.page() + ".csv", new MediaType("text", "csv", StandardCharsets.UTF_8), out.toByteArray());
    }

    private Proof proof(String id) {
        Page page = pages.page(PageId.of(id));
        return new Proof(
                page.id().text(),
                briefings.name(page),
                page.title(),
                page.service(),
                "P" + page.priority(),
                page.policyName(),
                page.startedAt(),
                page.state().word(),
                pages.decisions(page.id()).stream()
                        .map(Recorded::entry)
                        .map(ProofFiles::decision)
                        .toList(),
                pages.attempts(page.id()).stream().map(this::told).toList());
    }

    private static Decision decision(Entry entry) {
        return new Decision(entry.at(), entry.verb(), entry.actor().name(), entry.text());
    }

    private Told told(Attempt attempt) {
        return new Told(
                attempt.at(),
                attempt.purpose().word(),
                attempt.step() + 1,
                attempt.name(),
                attempt.kind(),
                channels.shown(attempt.kind(), attempt.address()),
                attempt.state().name().toLowerCase(Locale.ROOT),
                attempt.sentAt(),
                attempt.tries(),
                attempt.repeat(),
                attempt.reference(),
                attempt.reason());
    }

    private static List<Cell> cells(Decision decision) {
        Cell none = Cell.NOTHING;
        return List.of(
                new Cell.Moment(decision.at()),
                new Cell.Text(decision.what()),
                new Cell.Text(decision.by()),
                none,
                none,
                none,
                none,
                none,
                none,
                none,
                new Cell.Text(decision.words()));
    }

    private static List<Cell> cells(Told told) {
        return List.of(
                Cell.moment(Optional.ofNullable(told.at())),
                new Cell.Text(told.purpose()),
                new Cell.Text(told.person()),
                new Cell.Text(told.method()),
                new Cell.Text(told.address()),
                new Cell.Text(told.state()),
                Cell.moment(Optional.ofNullable(told.sentAt())),
                new Cell.Number(told.tries()),
                new Cell.Text(told.mayBeRepeat() ? "yes" : ""),
                new Cell.Text(told.reference()),
                new Cell.Text(told.reason()));
    }

    private static ResponseEntity<byte[]> file(String name, MediaType type, byte[] body) {
        return ResponseEntity.ok()
                .contentType(type)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"proof-" + name + "\"")
                .body(body);
    }
}
