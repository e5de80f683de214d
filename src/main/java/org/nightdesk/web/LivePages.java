package org.nightdesk.web;

import jakarta.servlet.http.HttpServletResponse;
import org.nightdesk.subject.Role;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The one stream of a browser. */
@RestController
@Needs(Role.REQUESTER)
class LivePages {

    private final Live live;
    private final Looking looking;

    LivePages(Live live, Looking looking) {
        this.live = live;
        this.looking = looking;
    }

    @GetMapping(path = "/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter live(HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
        response.setHeader("X-Accel-Buffering", "no");
        return live.open(looking.viewer());
    }
}
