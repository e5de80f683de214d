package org.nightdesk.people;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nightdesk.subject.Role;

/** What is to be different about a person; what is left empty stays. */
public record PersonChange(
        Optional<String> name,
        Optional<String> email,
        Optional<Role> role,
        Optional<ZoneId> zone,
        Optional<Boolean> active) {

    public static PersonChange active(boolean active) {
        return new PersonChange(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(active));
    }

    /** What everyone may change about themselves. */
    boolean isHarmless() {
        return email.isEmpty() && role.isEmpty() && active.isEmpty();
    }

    /** The person as they will be; refused when that is not believable. */
    Person applied(Person person) {
        NewPerson fit = new NewPerson(
                name.orElse(person.name()),
                email.orElse(person.email()),
                role.orElse(person.role()),
                zone.orElse(person.zone()),
                person.organisation());
        return new Person(
                person.id(),
                fit.name(),
                fit.email(),
                fit.role(),
                fit.zone(),
                fit.organisation(),
                active.orElse(person.active()));
    }

    /** The differences in words, for the person's history. */
    static List<String> words(Person before, Person after) {
        List<String> words = new ArrayList<>();
        add(words, "Name", before.name(), after.name());
        add(words, "E-mail", before.email(), after.email());
        add(words, "Role", before.role().word(), after.role().word());
        add(words, "Time zone", before.zone().getId(), after.zone().getId());
        if (before.active() != after.active()) {
            words.add(after.active() ? "Works here again." : "Has left.");
        }
        return words;
    }

    private static void add(List<String> words, String what, String before, String after) {
        if (!before.equals(after)) {
            words.add("%s: %s, before %s.".formatted(what, after, before));
        }
    }
}
