package org.nightdesk.watcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.nightdesk.people.Person;
import org.nightdesk.people.PersonId;
import org.nightdesk.subject.Role;

class NamedTests {

    private final Person alice = person(1, "Alice Byrne", "alice.byrne@desk.example");
    private final Person alicia = person(2, "Alicia", "alicia@desk.example");
    private final Person bob = person(3, "Bob Ito", "bob@desk.example");
    private final Person otherBob = person(4, "Bob Maier", "maier@desk.example");
    private final List<Person> staff = List.of(alice, alicia, bob, otherBob);

    @Test
    void findsNamesAsPeopleWriteThem() {
        assertThat(named("@Alice can you look?")).containsExactly(alice);
        assertThat(named("(@alice byrne) and @ALICIA.")).containsExactly(alice, alicia);
        assertThat(named("@alice.byrne, see above")).containsExactly(alice);
        assertThat(named("@Bob Maier")).containsExactly(otherBob);
    }

    @Test
    void twoOfOneNameAreNotGuessed() {
        assertThat(named("@Maier @bob ito")).containsExactly(otherBob, bob);
        assertThat(named("@Bob")).isEmpty();
        assertThat(Named.in(
                        "@Bob",
                        List.of(person(5, "Bob A", "ba@x.example"), person(6, "Bob B", "bb@x.example")),
                        Map.of()))
                .isEmpty();
    }

    @Test
    void aTeamNamesEverybodyInIt() {
        assertThat(named("@cards: who has it?")).containsExactlyInAnyOrder(alice, bob);
        assertThat(named("@Cardsharp and cards")).isEmpty();
    }

    @Test
    void addressesNameNobody() {
        assertThat(named("asha@alice.example, alice@bob, @alicebyrne, @alice.byrne.org @alice@desk.example @"))
                .isEmpty();
    }

    private java.util.Set<Person> named(String text) {
        return Named.in(text, staff, Map.of("Cards", Set.of(alice, bob), "Harbour Crew", Set.of(alicia)));
    }

    private static Person person(long id, String name, String email) {
        return new Person(new PersonId(id), name, email, Role.AGENT, ZoneOffset.UTC, Optional.empty(), true);
    }
}
