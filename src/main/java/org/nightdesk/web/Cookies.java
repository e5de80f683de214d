package org.nightdesk.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import org.nightdesk.web.screen.Frame.Said;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/** The two small things a browser keeps for us, so that any node can draw the next screen: the theme, and what was just done. */
final class Cookies {

    static final String THEME = "theme";
    private static final String SAID = "said";
    private static final Duration SOON = Duration.ofMinutes(1);

    private Cookies() {}

    /** {@code light}, {@code dark}, or empty for the device's own. */
    static String theme(HttpServletRequest request) {
        String theme = value(request, THEME).orElse("");
        return Set.of("light", "dark").contains(theme) ? theme : "";
    }

    static void say(HttpServletResponse response, Said said) {
        byte[] text = (said.undo() + "\n" + said.text()).getBytes(StandardCharsets.UTF_8);
        set(response, SAID, Base64.getUrlEncoder().withoutPadding().encodeToString(text), SOON);
    }

    /** Said once: reading it clears it. */
    static Optional<Said> said(HttpServletRequest request, HttpServletResponse response) {
        Optional<String> value = value(request, SAID);
        value.ifPresent(seen -> set(response, SAID, "", Duration.ZERO));
        return value.flatMap(Cookies::parse);
    }

    static void set(HttpServletResponse response, String name, String value, Duration age) {
        ResponseCookie cookie = ResponseCookie.from(name, value)
                .path("/")
                .httpOnly(true)
                .sameSite("Lax")
                .maxAge(age)
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }

    private static Optional<Said> parse(String value) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(value), StandardCharsets.UTF_8);
            int end = text.indexOf('\n');
            String undo = text.substring(0, Math.max(0, end));
            boolean ours = end >= 0 && (undo.isEmpty() || undo.matches("/[^/\\\\].*"));
            return ours ? Optional.of(new Said(text.substring(end + 1), undo)) : Optional.empty();
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    private static Optional<String> value(HttpServletRequest request, String name) {
        return Optional.ofNullable(WebUtils.getCookie(request, name)).map(Cookie::getValue);
    }
}
