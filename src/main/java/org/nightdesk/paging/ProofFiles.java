package org.nightdesk.paging;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nightdesk.channel.Channels;
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

    private static final String FORMULA = "=+-@\t\r\n";
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
    ResponseEntity<byte[]> asCsv(@PathVariable String id) {
        Proof proof = proof(id);
        String lines = Stream.concat(
                        Stream.of(HEADINGS),
                        Stream.concat(
                                proof.decisions().stream().map(ProofFiles::cells),
                                proof.messages().stream().map(ProofFiles::cells)))
                .map(ProofFiles::line)
                .collect(Collectors.joining());
        return file(
                proof.page() + ".csv",
                new MediaType("text", "csv", StandardCharsets.UTF_8),
                lines.getBytes(StandardCharsets.UTF_8));
    }

    private Proof proof(String id) {
        Page page = pages.page(PagesController.id(id));
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

    private static List<String> cells(Decision decision) {
        return List.of(
                decision.at().toString(), decision.what(), decision.by(), "", "", "", "", "", "", "", decision.words());
    }

    private static List<String> cells(Told told) {
        return List.of(
                moment(told.at()),
                told.purpose(),
                told.person(),
                told.method(),
                told.address(),
                told.state(),
                moment(told.sentAt()),
                Integer.toString(told.tries()),
                told.mayBeRepeat() ? "yes" : "",
                told.reference(),
                told.reason());
    }

    private static String moment(@Nullable Instant at) {
        return Optional.ofNullable(at).map(Instant::toString).orElse("");
    }

    // RFC 4180; what a spreadsheet would take for a formula gets an apostrophe.
    private static String line(List<String> cells) {
        return cells.stream()
                .map(cell -> !cell.isEmpty() && FORMULA.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell)
                .map(cell -> '"' + cell.replace("\"", "\"\"") + '"')
                .collect(Collectors.joining(",", "", "\r\n"));
    }

    private static ResponseEntity<byte[]> file(String name, MediaType type, byte[] body) {
        return ResponseEntity.ok()
                .contentType(type)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"proof-" + name + "\"")
                .body(body);
    }
}
