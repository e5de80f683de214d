package org.nightdesk.login;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.nightdesk.engine.Story;
import org.nightdesk.people.People;
import org.nightdesk.people.Person;
import org.nightdesk.subject.Viewer;
import org.springframework.stereotype.Component;

/** Who of the demo's people can sign in with a password: one of each kind. Told after the people. */
@Component
public class LoginStory implements Story {

    /** The password of everybody below. Worth nothing outside the demo's own throw-away folder. */
    public static final String PASSWORD = "the lamp is lit";

    private static final List<String> EMAILS = List.of(
            "niamh.oconnor@harbourline.example",
            "siobhan.walsh@harbourline.example",
            "aoife.brennan@harbourline.example",
            "haruka.sato@harbourline.example",
            "daichi.mori@harbourline.example");

    private final People people;
    private final Passwords passwords;

    LoginStory(People people, Passwords passwords) {
        this.people = people;
        this.passwords = passwords;
    }

    @Override
    public int chapter() {
        return 2;
    }

    @Override
    public void tell(Instant now) {
        guests().forEach(person ->
                passwords.setUnchecked(person, PASSWORD, Viewer.system().actor(), now));
    }

    @Override
    public List<String> invitation(Instant now) {
        List<String> lines = new ArrayList<>();
        lines.add("Everybody below signs in with the password \"" + PASSWORD + "\":");
        guests().forEach(person -> lines.add("  %-36s %s, %s"
                .formatted(person.email(), person.role().word(), person.zone().getId())));
        return lines;
    }

    private List<Person> guests() {
        return EMAILS.stream()
                .flatMap(email -> people.findByEmail(email).stream())
                .toList();
    }
}
