package org.nightdesk.execution;

import java.nio.charset.StandardCharsets;
import org.nightdesk.evidence.Exhibits;
import org.nightdesk.evidence.Exhibits.Exhibit;
import org.nightdesk.people.Viewers;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Role;
import org.nightdesk.web.Needs;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Hands out what was shown for a run. Only what is certainly a picture is shown in the page; everything else is only kept. */
@Controller("playbookProofPages")
@Needs(Role.RESPONDER)
class ProofPages {

    private final Executions executions;
    private final Exhibits exhibits;
    private final Viewers viewers;

    ProofPages(Executions executions, Exhibits exhibits, Viewers viewers) {
        this.executions = executions;
        this.exhibits = exhibits;
        this.viewers = viewers;
    }

    @GetMapping(RunPages.PATH + "/{id}/files/{file:[0-9]+}")
    ResponseEntity<byte[]> file(@PathVariable String id, @PathVariable long file) {
        Execution run = executions.execution(RunPages.id(id), viewers.current());
        Exhibit proof = exhibits.of(run.id().value()).stream()
                .filter(one -> one.id() == file)
                .findFirst()
                .orElseThrow(() -> new NotFound("file " + file));
        ContentDisposition.Builder shown =
                proof.isPicture() ? ContentDisposition.inline() : ContentDisposition.attachment();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(proof.type()))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        shown.filename(proof.name(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header(HttpHeaders.CACHE_CONTROL, "private, max-age=3600")
                .header("X-Content-Type-Options", "nosniff")
                .body(exhibits.bytes(run.id().value(), file).orElseThrow());
    }
}
