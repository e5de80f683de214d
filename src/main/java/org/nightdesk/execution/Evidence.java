package org.nightdesk.execution;

import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.nightdesk.course.Canonical;
import org.nightdesk.evidence.Exhibits;
import org.nightdesk.evidence.Exhibits.Exhibit;
import org.nightdesk.evidence.Signer;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Shows an execution's chain of evidence to whoever has to believe it without us: the program at /evidence/verify.py checks it with nothing but Python. */
@Component("executionEvidence")
public class Evidence {

    private final Executions executions;
    private final TranscriptStore transcripts;
    private final Exhibits exhibits;
    private final Signer signer;

    Evidence(Executions executions, TranscriptStore transcripts, Exhibits exhibits, Signer signer) {
        this.executions = executions;
        this.transcripts = transcripts;
        this.exhibits = exhibits;
        this.signer = signer;
    }

    /** As JSON, of one moment; what is still running has no signature yet. NotFound for whoever does not work here. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public String of(ExecutionId id, Viewer viewer) {
        viewer.needs(Role.RESPONDER);
        Execution execution = executions.execution(id, viewer);
        List<TranscriptStore.Kept> records = transcripts.of(id);
        return """
                {"format":"nightdesk-evidence-1",
                "execution":%s,
                "title":%s,
                "head":%s,
                "signature":%s,
                "publicKey":%s,
                "records":[
                %s
                ],
                "files":[%s]}
                """.formatted(
                Canonical.text(id.text()),
                Canonical.text(execution.title()),
                Canonical.text(records.getLast().sha256()),
                Canonical.text(execution.signature()),
                Canonical.text(signer.publicKey()),
                records.stream().map(Evidence::record).collect(Collectors.joining(",\n")),
                exhibits.of(id.value()).stream().map(one -> file(id, one)).collect(Collectors.joining(",\n")));
    }

    private String file(ExecutionId id, Exhibit shown) {
        byte[] bytes = exhibits.bytes(id.value(), shown.id()).orElseThrow();
        return "{\"sha256\":%s,\"base64\":%s}"
                .formatted(
                        Canonical.text(shown.sha256()),
                        Canonical.text(Base64.getEncoder().encodeToString(bytes)));
    }

    private static String record(TranscriptStore.Kept kept) {
        return "{\"previous\":%s,\"sha256\":%s,\"body\":%s}"
                .formatted(Canonical.text(kept.previous()), Canonical.text(kept.sha256()), kept.body());
    }

    /** The key that signs here, in hexadecimal digits: whoever verifies compares it with the one they noted earlier. */
    public String publicKey() {
        return signer.publicKey();
    }
}
