package org.nightdesk.intake;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import org.springframework.http.HttpHeaders;

/** A request's body as it was meant: unpacked when it came packed (gzip), and at most 5 MB, so that one sender cannot fill the memory of all. */
record Body(byte[] bytes) {

    static final int LARGEST = 5 * 1_024 * 1_024;

    /** The body; {@link TooLarge} when it is larger than the limit. */
    static Body of(HttpServletRequest request) throws IOException {
        if (request.getContentLengthLong() > LARGEST) {
            throw new TooLarge();
        }
        byte[] bytes = open(request).readNBytes(LARGEST + 1);
        if (bytes.length > LARGEST) {
            throw new TooLarge();
        }
        return new Body(bytes);
    }

    private static InputStream open(HttpServletRequest request) throws IOException {
        return "gzip".equalsIgnoreCase(request.getHeader(HttpHeaders.CONTENT_ENCODING))
                ? new GZIPInputStream(request.getInputStream())
                : request.getInputStream();
    }

    /** Becomes a 413 that names the limit. */
    static final class TooLarge extends RuntimeException {

        private static final long serialVersionUID = 1L;

        TooLarge() {
            super("The request is larger than 5 MB. Send the alerts in smaller batches.", null, false, false);
        }
    }
}
