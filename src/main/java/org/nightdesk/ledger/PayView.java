package org.nightdesk.ledger;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.View;

/** The answer that is the file. When it fails on the way, the container breaks the connection off: a failed download is seen, a short file is not. */
final class PayView implements View {

    /** Writes itself when there is somewhere to write to. */
    interface Content {
        void write(OutputStream out) throws IOException;
    }

    private final String name;
    private final Content content;

    PayView(String name, Content content) {
        this.name = name;
        this.content = content;
    }

    @Override
    public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setContentType("text/csv;charset=utf-8;header=present");
        ContentDisposition file = ContentDisposition.attachment()
                .filename(name + ".csv", StandardCharsets.UTF_8)
                .build();
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, file.toString());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        content.write(response.getOutputStream());
    }
}
