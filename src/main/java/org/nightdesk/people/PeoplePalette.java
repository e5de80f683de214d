package org.nightdesk.people;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.PaletteSource;
import org.springframework.stereotype.Component;

/** Finds people by name or address, and the places where they are kept. */
@Component
class PeoplePalette implements PaletteSource {

    private static final List<Entry> PLACES = List.of(
            new Entry("person", "", "People", "", "/people"),
            new Entry("person", "", "Teams", "", "/teams"),
            new Entry("globe", "", "Customers", "", "/customers"));

    private final People people;

    PeoplePalette(People people) {
        this.people = people;
    }

    @Override
    public String heading() {
        return "People";
    }

    @Override
    public List<Entry> find(Viewer viewer, String words, int most, Instant now) {
        if (!viewer.may(Role.RESPONDER) || words.isEmpty()) {
            return List.of();
        }
        Stream<Entry> places = PLACES.stream()
                .filter(place ->
                        place.label().toLowerCase(java.util.Locale.ROOT).contains(words));
        Stream<Entry> persons = people.following(0, words, most).stream()
                .map(person -> new Entry(
                        "person",
                        "",
                        person.name(),
                        person.email(),
                        "/people/" + person.id().text()));
        return Stream.concat(places, persons).limit(most).toList();
    }
}
