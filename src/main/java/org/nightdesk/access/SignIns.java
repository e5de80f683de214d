package org.nightdesk.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import org.nightdesk.people.Person;
import org.nightdesk.secret.Secrets;
import org.nightdesk.timeline.Entry;
import org.nightdesk.timeline.Timeline;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Begins and ends what a browser's cookie stands for. */
@Component
class SignIns {

    private final Sessions sessions;
    private final Cookies cookies;
    private final Timeline timeline;

    SignIns(Sessions sessions, Cookies cookies, Timeline timeline) {
        this.sessions = sessions;
        this.cookies = cookies;
        this.timeline = timeline;
    }

    /** A fresh session, never one the browser brought along. Unconfirmed, it only asks for the second factor. */
    @Transactional
    public void begin(
            Person person, boolean confirmed, HttpServletRequest request, HttpServletResponse response, Instant now) {
        Cookies.read(request, Cookies.SESSION).ifPresent(sessions::end);
        Origin origin = Origin.of(request);
        String key = sessions.begin(person.id(), confirmed, origin, now);
        cookies.write(request, response, Cookies.SESSION, key, Sessions.LONGEST);
        cookies.remove(request, response, Cookies.VISIT);
        if (confirmed) {
            timeline.append(Entry.internal(
                    person.id().subject(), now, person.actor(), "signed-in", "", Map.of("from", origin.address())));
        }
    }

    /** What an account is counted under, however its address is typed; hashed, so that it fits whatever its length. */
    static String key(String email) {
        byte[] typed = email.strip().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(Secrets.sha256(typed), 0, 16);
    }

    /** Ends the browser's session, if it has one. */
    @Transactional
    public void end(HttpServletRequest request, HttpServletResponse response) {
        Cookies.read(request, Cookies.SESSION).ifPresent(sessions::end);
        cookies.remove(request, response, Cookies.SESSION);
    }
}
