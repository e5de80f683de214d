package org.nightdesk.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.people.Person;
import org.nightdesk.people.PersonId;
import org.nightdesk.timeline.Entry;
import org.nightdesk.timeline.Timeline;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Begins and ends what a browser's cookie stands for. Who may begin one is for the caller to have proved. */
@Component
public class SignIns {

    private final Sessions sessions;
    private final Cookies cookies;
    private final Timeline timeline;

    SignIns(Sessions sessions, Cookies cookies, Timeline timeline) {
        this.sessions = sessions;
        this.cookies = cookies;
        this.timeline = timeline;
    }

    /** A fresh session, never one the browser brought along. */
    @Transactional
    public void begin(Person person, HttpServletRequest request, HttpServletResponse response, Instant now) {
        begin(person, true, request, response, now);
        timeline.append(Entry.internal(
                person.id().subject(),
                now,
                person.actor(),
                "signed-in",
                "",
                Map.of("from", Origin.of(request).address())));
    }

    /** A session that opens nothing yet: for ten minutes it remembers whose password was right. */
    @Transactional
    public void beginHalf(Person person, HttpServletRequest request, HttpServletResponse response, Instant now) {
        begin(person, false, request, response, now);
    }

    /** Whose password was right in this browser a moment ago. */
    public Optional<PersonId> half(HttpServletRequest request, Instant now) {
        return key(request).flatMap(key -> sessions.findHalf(key, now)).map(Session::person);
    }

    /** Ends the browser's session, if it has one. */
    @Transactional
    public void end(HttpServletRequest request, HttpServletResponse response) {
        key(request).ifPresent(sessions::end);
        cookies.remove(request, response, Cookies.SESSION);
    }

    /** The person's signed-in browsers, the latest used first. */
    public List<Session> of(PersonId person, Instant now) {
        return sessions.of(person, now);
    }

    /** Which of them this browser is. */
    public Optional<Session> here(HttpServletRequest request, Instant now) {
        return key(request).flatMap(key -> sessions.find(key, now));
    }

    /** Signs the person out of one browser. */
    @Transactional
    public void endOne(PersonId person, long session) {
        sessions.end(person, session);
    }

    /** Signs the person out of every browser but this one. */
    @Transactional
    public void endOthers(PersonId person, HttpServletRequest request) {
        sessions.endOthers(person, key(request));
    }

    /** Signs the person out everywhere. */
    @Transactional
    public void endAll(PersonId person) {
        sessions.endOthers(person, Optional.empty());
    }

    /** Throws away sessions that are over. */
    @Transactional
    public void tidy(Instant now) {
        sessions.tidy(now);
    }

    private void begin(
            Person person, boolean confirmed, HttpServletRequest request, HttpServletResponse response, Instant now) {
        key(request).ifPresent(sessions::end);
        String key = sessions.begin(person.id(), confirmed, Origin.of(request), now);
        cookies.write(request, response, Cookies.SESSION, key, Sessions.LONGEST);
        cookies.remove(request, response, Cookies.VISIT);
    }

    private static Optional<String> key(HttpServletRequest request) {
        return Cookies.read(request, Cookies.SESSION);
    }
}
