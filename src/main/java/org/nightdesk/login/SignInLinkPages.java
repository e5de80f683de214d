package org.nightdesk.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.time.InstantSource;
import org.nightdesk.access.Doorway;
import org.nightdesk.access.SignInLinks;
import org.nightdesk.access.SignIns;
import org.nightdesk.people.People;
import org.nightdesk.people.Person;
import org.nightdesk.subject.NotFound;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Signs in by a link from the console. */
@Controller
class SignInLinkPages {

    private final SignInLinks links;
    private final People people;
    private final SignIns signIns;
    private final InstantSource clock;

    SignInLinkPages(SignInLinks links, People people, SignIns signIns, InstantSource clock) {
        this.links = links;
        this.people = people;
        this.signIns = signIns;
        this.clock = clock;
    }

    @GetMapping("/login/link/{link}")
    ResponseEntity<Void> open(
            @PathVariable String link,
            @RequestParam(defaultValue = "/") String to,
            HttpServletRequest request,
            HttpServletResponse response) {
        Instant now = clock.instant();
        Person person = links.open(link, now)
                .flatMap(people::find)
                .filter(Person::active)
                .orElseThrow(() -> new NotFound("a sign-in link that is not valid"));
        signIns.begin(person, request, response, now);
        return ResponseEntity.status(302).header("Location", Doorway.safe(to)).build();
    }
}
