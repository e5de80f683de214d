package org.nightdesk.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;

/** Where somebody goes who is not signed in: to the sign-in page and back, or away with a 401 when a program asks. */
public final class Doorway {

    static final String LOGIN = "/login";

    private Doorway() {}

    /** A page asks for a sign-in and remembers the way back; a part of a page makes the whole page go there. */
    static void forScreens(HttpServletRequest request, HttpServletResponse response) {
        if (request.getHeader("HX-Request") != null) {
            response.setHeader("HX-Redirect", LOGIN);
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
            return;
        }
        if ("text/event-stream".equals(request.getHeader(HttpHeaders.ACCEPT))) {
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
            return;
        }
        // Relative, unlike sendRedirect's: a proxy may know us by another name.
        response.setStatus(HttpServletResponse.SC_FOUND);
        response.setHeader(HttpHeaders.LOCATION, LOGIN + back(request));
    }

    static void forApi(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"nightdesk\"");
        response.setContentType("application/problem+json");
        response.getOutputStream().write("""
                {"type":"about:blank","title":"Unauthorized","status":401,\
                "detail":"Send an API token that is in use: Authorization: Bearer <token>. \
                Make one with nightdesk token create, or on the screen API tokens."}
                """.strip().getBytes(StandardCharsets.UTF_8));
    }

    /** A path of ours to go on to after signing in; anything that could lead to another site becomes the home page. */
    public static String safe(String path) {
        boolean ours = path.startsWith("/")
                && !path.startsWith("//")
                && path.indexOf('\\') < 0
                && path.codePoints().noneMatch(Character::isISOControl)
                && !path.startsWith(LOGIN);
        return ours ? path : "/";
    }

    private static String back(HttpServletRequest request) {
        String path =
                request.getRequestURI() + (request.getQueryString() == null ? "" : "?" + request.getQueryString());
        if (!HttpMethod.GET.matches(request.getMethod()) || path.equals("/")) {
            return "";
        }
        return "?to=" + URLEncoder.encode(path, StandardCharsets.UTF_8);
    }
}
