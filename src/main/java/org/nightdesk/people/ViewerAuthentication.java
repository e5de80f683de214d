package org.nightdesk.people;

import java.time.ZoneId;
import java.util.List;
import org.nightdesk.subject.Viewer;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** What the security context holds: the viewer as principal, with the zone their times are shown in. Made by the access module. */
public final class ViewerAuthentication extends AbstractAuthenticationToken {

    private static final long serialVersionUID = 1L;

    private final transient Viewer viewer;
    private final transient ZoneId zone;

    public ViewerAuthentication(Viewer viewer, ZoneId zone) {
        super(List.of());
        this.viewer = viewer;
        this.zone = zone;
        setAuthenticated(true);
    }

    Viewer viewer() {
        return viewer;
    }

    ZoneId zone() {
        return zone;
    }

    @Override
    public Object getPrincipal() {
        return viewer;
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public String getName() {
        return viewer.actor().name();
    }
}
