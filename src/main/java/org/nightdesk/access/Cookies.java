package org.nightdesk.access;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.nightdesk.settings.Settings;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/** Our cookies: never readable by a script, not sent along when another site posts here. */
@Component
class Cookies {

    static final String SESSION = "nightdesk_session";

    /** Binds the forms of somebody who is not signed in, such as the sign-in form itself. */
    static final String VISIT = "nightdesk_visit";

    private final boolean alwaysSecure;

    Cookies(Settings settings) {
        this.alwaysSecure = settings.address().startsWith("https:");
    }

    static Optional<String> read(HttpServletRequest request, String name) {
        return Optional.ofNullable(WebUtils.getCookie(request, name))
                .map(Cookie::getValue)
                .filter(value -> !value.isEmpty());
    }

    void write(HttpServletRequest request, HttpServletResponse response, String name, String value, Duration age) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(name, value)
                        .path("/")
                        .httpOnly(true)
                        .sameSite("Lax")
                        .secure(alwaysSecure || request.isSecure())
                        .maxAge(age)
                        .build()
                        .toString());
    }

    void remove(HttpServletRequest request, HttpServletResponse response, String name) {
        write(request, response, name, "", Duration.ZERO);
    }
}
