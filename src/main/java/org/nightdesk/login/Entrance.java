package org.nightdesk.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import org.nightdesk.access.SignIns;
import org.nightdesk.people.Person;
import org.nightdesk.web.Screen;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** What follows once the password is known to be right: in, or on to the second factor. */
@Component
class Entrance {

    private final SecondFactors factors;
    private final SignIns signIns;

    Entrance(SecondFactors factors, SignIns signIns) {
        this.factors = factors;
        this.signIns = signIns;
    }

    ModelAndView passed(
            Person person, String to, HttpServletRequest request, HttpServletResponse response, Instant now) {
        if (factors.isOn(person.id())) {
            signIns.beginHalf(person, request, response, now);
            return Screen.goTo(CodePages.path(to));
        }
        signIns.begin(person, request, response, now);
        return Screen.goTo(to);
    }
}
