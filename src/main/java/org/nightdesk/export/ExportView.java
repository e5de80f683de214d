package org.nightdesk.export;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nightdesk.export.Exports.Export;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.View;

/**
 * The answer that is the list. A view's failure is answered by nobody else: the container breaks the connection off, so that the
 * reader sees a failed download and not a list that is short.
 */
final class ExportView implements View {

    private final Export export;
    private final Format format;
    private final String name;
    private final ZoneId zone;

    ExportView(Export export, Format format, String name, ZoneId zone) {
        this.export = export;
        this.format = format;
        this.name = name;
        this.zone = zone;
    }

    @Override
    public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setContentType(format.mediaType());
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(name + "." + format.word())
                        .build()
                        .toString());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        export.write(response.getOutputStream(), zone);
    }
}
