package org.nightdesk.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import org.nightdesk.evidence.screen.CheckingScreen;
import org.nightdesk.secret.Secrets;
import org.nightdesk.subject.Role;
import org.nightdesk.web.Needs;
import org.nightdesk.web.Screen;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** How evidence is checked without us, and the program that does it: small enough to be read before it is believed. */
@Controller("evidenceCheckingPages")
@Needs(Role.RESPONDER)
class CheckingPages {

    private static final String PATH = "/evidence";
    private static final String PROGRAM_PATH = PATH + "/verify.py";
    private static final byte[] PROGRAM = read("/evidence/verify.py");

    private final Signer signer;

    CheckingPages(Signer signer) {
        this.signer = signer;
    }

    @GetMapping(PATH)
    ModelAndView how() {
        String sha256 = HexFormat.of().formatHex(Secrets.sha256(PROGRAM));
        return new Screen("evidence/checking", new CheckingScreen(PROGRAM_PATH, sha256, signer.publicKey()));
    }

    @GetMapping(PROGRAM_PATH)
    ResponseEntity<byte[]> program() {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/x-python; charset=utf-8"))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("verify.py")
                                .build()
                                .toString())
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .header("X-Content-Type-Options", "nosniff")
                .body(PROGRAM);
    }

    private static byte[] read(String resource) {
        try (InputStream stream = CheckingPages.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("missing in the jar: " + resource);
            }
            return stream.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
