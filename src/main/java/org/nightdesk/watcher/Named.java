package org.nightdesk.watcher;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.nightdesk.people.Person;

/**
 * Who is named in a text: {@code @Alice Byrne}, {@code @alice.byrne} (what stands before the @ of the address), or {@code @Alice}, where only one on
 * the staff is called so. A team's whole name names everybody in it. Case does not matter; an address such as asha@bank.example names nobody.
 */
final class Named {

    private Named() {}

    /** {@code teams} by their names. */
    static Set<Person> in(String text, Collection<Person> staff, Map<String, Set<Person>> teams) {
        String lower = text.toLowerCase(Locale.ROOT);
        Map<String, Set<Person>> names = names(staff);
        teams.forEach((name, members) -> names.putIfAbsent(name.toLowerCase(Locale.ROOT), members));
        List<String> longest = names.keySet().stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
        Set<Person> named = new LinkedHashSet<>();
        for (int at = lower.indexOf('@'); at >= 0; at = lower.indexOf('@', at + 1)) {
            int from = at;
            if (begins(lower, from)) {
                longest.stream()
                        .filter(name -> lower.startsWith(name, from + 1) && ends(lower, from + 1 + name.length()))
                        .findFirst()
                        .map(names::get)
                        .ifPresent(named::addAll);
            }
        }
        return named;
    }

    /** What only one of them is called, each in lower case. */
    private static Map<String, Set<Person>> names(Collection<Person> staff) {
        Map<String, Set<Person>> all = new HashMap<>();
        for (Person person : staff) {
            String address = person.email().toLowerCase(Locale.ROOT);
            Stream.of(person.name().toLowerCase(Locale.ROOT), first(person), address.substring(0, address.indexOf('@')))
                    .forEach(name -> all.computeIfAbsent(name, fresh -> new LinkedHashSet<>())
                            .add(person));
        }
        all.values().removeIf(called -> called.size() > 1);
        return all;
    }

    private static String first(Person person) {
        return person.name().toLowerCase(Locale.ROOT).split("\\s", 2)[0];
    }

    private static boolean begins(String text, int at) {
        return at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
    }

    // A dot ends a name at the end of a sentence, not within one.
    private static boolean ends(String text, int at) {
        if (at >= text.length()) {
            return true;
        }
        boolean inside =
                text.charAt(at) == '.' && at + 1 < text.length() && Character.isLetterOrDigit(text.charAt(at + 1));
        return !inside && !Character.isLetterOrDigit(text.charAt(at)) && text.charAt(at) != '@';
    }
}
