package org.nightdesk.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.InstantSource;
import java.util.Optional;
import org.nightdesk.people.Viewers;
import org.springframework.security.core.context.DeferredSecurityContext;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;

/** Finds who is signed in from the session's cookie, when somebody asks: assets and open pages cost no query. */
@Component
class SessionContexts implements SecurityContextRepository {

    private final Sessions sessions;
    private final Viewers viewers;
    private final InstantSource clock;

    SessionContexts(Sessions sessions, Viewers viewers, InstantSource clock) {
        this.sessions = sessions;
        this.viewers = viewers;
        this.clock = clock;
    }

    @Override
    public DeferredSecurityContext loadDeferredContext(HttpServletRequest request) {
        return new Once(request);
    }

    @Override
    @Deprecated
    public SecurityContext loadContext(HttpRequestResponseHolder holder) {
        return load(holder.getRequest());
    }

    /** Nothing to save: a session begins and ends by signing in and out, never as a side effect of a request. */
    @Override
    public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {}

    @Override
    public boolean containsContext(HttpServletRequest request) {
        return Cookies.read(request, Cookies.SESSION).isPresent();
    }

    private SecurityContext load(HttpServletRequest request) {
        return Cookies.read(request, Cookies.SESSION)
                .flatMap(key -> sessions.find(key, clock.instant()))
                .filter(Session::confirmed)
                .flatMap(session -> viewers.authentication(session.person()))
                .<SecurityContext>map(SecurityContextImpl::new)
                .orElseGet(SecurityContextHolder::createEmptyContext);
    }

    private final class Once implements DeferredSecurityContext {

        private final HttpServletRequest request;
        private Optional<SecurityContext> loaded = Optional.empty();

        Once(HttpServletRequest request) {
            this.request = request;
        }

        @Override
        public SecurityContext get() {
            if (loaded.isEmpty()) {
                loaded = Optional.of(load(request));
            }
            return loaded.get();
        }

        @Override
        public boolean isGenerated() {
            return get().getAuthentication() == null;
        }
    }
}
