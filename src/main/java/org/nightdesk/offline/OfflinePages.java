package org.nightdesk.offline;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import org.nightdesk.subject.Role;
import org.nightdesk.web.MenuItem;
import org.nightdesk.web.Needs;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The pack as it would be made now, to keep. */
@Controller
@Needs(Role.LEAD)
class OfflinePages {

    static final String PATH = "/offline";

    private final Packer packer;
    private final InstantSource clock;

    OfflinePages(Packer packer, InstantSource clock) {
        this.packer = packer;
        this.clock = clock;
    }

    @Bean
    static MenuItem offlineItem() {
        return new MenuItem(MenuItem.Section.PRODUCTION, 99, "Offline pack", PATH, Role.LEAD);
    }

    @GetMapping(PATH)
    void take(HttpServletResponse response) throws IOException {
        Pack pack = packer.pack(clock.instant());
        byte[] bytes = Paper.html(pack).getBytes(StandardCharsets.UTF_8);
        response.setContentType("text/html;charset=UTF-8");
        response.setContentLength(bytes.length);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename("nightdesk-offline-" + pack.at().toString().substring(0, 10) + ".html")
                        .build()
                        .toString());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.getOutputStream().write(bytes);
    }
}
