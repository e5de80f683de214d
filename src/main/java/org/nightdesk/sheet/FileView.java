package org.nightdesk.sheet;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.View;

/**
 * The answer that is a file, written as it comes. When that fails the container breaks the connection off, so that the reader sees a failed download. It is called
 * {@code name}.
 */
public record FileView(String name, String mediaType, Writing writing) implements View {

    public static final String CSV = "text/csv;charset=utf-8;header=present";
    public static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    public static final String JSON = "application/json;charset=utf-8";

    /** Writes the file. */
    public interface Writing {
        void to(OutputStream out) throws IOException;
    }

    @Override
    public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setContentType(mediaType);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(name).build().toString());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        writing.to(response.getOutputStream());
    }
}
