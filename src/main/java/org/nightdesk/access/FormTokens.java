package org.nightdesk.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nightdesk.secret.Secrets;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.DefaultCsrfToken;
import org.springframework.stereotype.Component;

/**
 * The CSRF token of a form: a signature over the session's cookie, or over a cookie of its own before there is a session. Needs no storage,
 * holds on every node, and ends with the session.
 */
@Component
class FormTokens implements CsrfTokenRepository {

    static final String HEADER = "X-CSRF-TOKEN";
    static final String PARAMETER = "_csrf";
    private static final String PURPOSE = "form";
    private static final String NEW_VISIT = FormTokens.class.getName() + ".visit";

    private final Secrets secrets;
    private final Cookies cookies;

    FormTokens(Secrets secrets, Cookies cookies) {
        this.secrets = secrets;
        this.cookies = cookies;
    }

    @Override
    public CsrfToken generateToken(HttpServletRequest request) {
        String visit = secrets.fresh();
        request.setAttribute(NEW_VISIT, visit);
        return token(visit);
    }

    @Override
    public void saveToken(@Nullable CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
        Object visit = request.getAttribute(NEW_VISIT);
        if (token != null && visit != null) {
            cookies.write(request, response, Cookies.VISIT, visit.toString(), Duration.ofDays(1));
        }
    }

    @Override
    public @Nullable CsrfToken loadToken(HttpServletRequest request) {
        Optional<String> bound = Cookies.read(request, Cookies.SESSION).or(() -> Cookies.read(request, Cookies.VISIT));
        return bound.map(this::token).orElse(null);
    }

    private CsrfToken token(String bound) {
        return new DefaultCsrfToken(HEADER, PARAMETER, secrets.sign(PURPOSE, bound));
    }
}
