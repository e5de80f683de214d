package org.nightdesk.login;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.nightdesk.access.SignIns;
import org.nightdesk.channel.Delivery;
import org.nightdesk.login.Letters.Posted;
import org.nightdesk.login.OneTimeLinks.Purpose;
import org.nightdesk.login.screen.InvitedScreen;
import org.nightdesk.people.People;
import org.nightdesk.people.Person;
import org.nightdesk.people.PersonId;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.timeline.Entry;
import org.nightdesk.timeline.Timeline;
import org.nightdesk.web.Needs;
import org.nightdesk.web.Screen;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** What an administrator does about how somebody else signs in; the buttons stand on the person's page. */
@Controller
@Needs(Role.ADMINISTRATOR)
class InvitationPages {

    private final People people;
    private final Letters letters;
    private final SecondFactors factors;
    private final SignIns signIns;
    private final Timeline timeline;
    private final InstantSource clock;

    InvitationPages(
            People people,
            Letters letters,
            SecondFactors factors,
            SignIns signIns,
            Timeline timeline,
            InstantSource clock) {
        this.people = people;
        this.letters = letters;
        this.factors = factors;
        this.signIns = signIns;
        this.timeline = timeline;
        this.clock = clock;
    }

    @PostMapping("/people/{id}/invitation")
    ModelAndView invite(@PathVariable String id, Viewer viewer) {
        Instant now = clock.instant();
        Person person = person(id);
        if (!person.active()) {
            throw Refused.conflict(person.name() + " has left. Take them back first.");
        }
        Posted posted = letters.send(person, Purpose.INVITE, now);
        boolean sent = posted.delivery() instanceof Delivery.Sent;
        timeline.append(
                Entry.internal(person.id().subject(), now, viewer.actor(), "invited", "", Map.of("mailed", sent)));
        return new Screen(
                "login/invited",
                new InvitedScreen(
                        person.id().text(), person.name(), person.email(), posted.link(), trouble(posted.delivery())));
    }

    @PostMapping("/people/{id}/sign-out")
    ModelAndView signOut(@PathVariable String id, Viewer viewer) {
        Person person = person(id);
        signIns.endAll(person.id());
        timeline.append(
                Entry.internal(person.id().subject(), clock.instant(), viewer.actor(), "signed-out", "", Map.of()));
        return Screen.goTo("/people/" + id, person.name() + " is signed out everywhere.", "");
    }

    @PostMapping("/people/{id}/authenticator/removal")
    ModelAndView removeAuthenticator(@PathVariable String id, Viewer viewer) {
        Person person = person(id);
        factors.remove(person, viewer.actor(), clock.instant());
        return Screen.goTo("/people/" + id, person.name() + " signs in with the password alone now.", "");
    }

    private Person person(String id) {
        return PersonId.parse(id).flatMap(people::find).orElseThrow(() -> new NotFound("no person " + id));
    }

    private static String trouble(Delivery delivery) {
        return switch (delivery) {
            case Delivery.Sent sent -> "";
            case Delivery.Retry retry -> retry.reason();
            case Delivery.Rejected rejected -> rejected.reason();
        };
    }
}
