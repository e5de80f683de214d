package org.nightdesk.watcher;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nightdesk.people.People;
import org.nightdesk.people.Person;
import org.nightdesk.people.PersonId;
import org.nightdesk.people.Teams;
import org.nightdesk.watcher.screen.Proposed;
import org.springframework.stereotype.Component;

/** Who can be named behind an @: people and teams. */
@Component
class Colleagues {

    private static final int MOST = 8;

    private final People people;
    private final Teams teams;

    Colleagues(People people, Teams teams) {
        this.people = people;
        this.teams = teams;
    }

    /** Whom a text names. */
    Set<Person> named(String text) {
        Collection<Person> staff = people.staff();
        String lower = text.toLowerCase(Locale.ROOT);
        Map<PersonId, Person> known = staff.stream().collect(Collectors.toMap(Person::id, person -> person));
        Map<String, Set<Person>> named = new HashMap<>();
        teams.names().forEach((team, name) -> {
            if (lower.contains("@" + name.toLowerCase(Locale.ROOT))) {
                named.put(
                        name,
                        teams.members(team).stream()
                                .filter(known::containsKey)
                                .map(known::get)
                                .collect(Collectors.toCollection(LinkedHashSet::new)));
            }
        });
        return Named.in(text, staff, named);
    }

    /** What may be meant by the beginning of a name, people first; accents and case do not matter. */
    List<Proposed> proposed(String begun) {
        String wanted = plain(begun.strip());
        List<Person> staff = people.staff();
        Map<String, Long> called =
                staff.stream().collect(Collectors.groupingBy(person -> plain(person.name()), Collectors.counting()));
        List<Proposed> found = new ArrayList<>(staff.stream()
                .filter(person ->
                        begins(person.name(), wanted) || plain(person.email()).startsWith(wanted))
                .map(person -> new Proposed(
                        called.getOrDefault(plain(person.name()), 0L) > 1 ? account(person) : person.name(),
                        person.name(),
                        person.email()))
                .limit(MOST)
                .toList());
        teams.names().values().stream()
                .filter(name -> begins(name, wanted))
                .limit(MOST - found.size())
                .forEach(name -> found.add(new Proposed(name, name, "Team")));
        return found;
    }

    private static String account(Person person) {
        return person.email().substring(0, person.email().indexOf('@'));
    }

    /** The whole name does, or any word of it. */
    private static boolean begins(String name, String wanted) {
        String plain = plain(name);
        return Stream.concat(Stream.of(plain), Stream.of(plain.split("[\\s-]+")))
                .anyMatch(word -> word.startsWith(wanted));
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
    }
}
