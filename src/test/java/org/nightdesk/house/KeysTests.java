package org.nightdesk.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.nightdesk.catalog.Services;
import org.nightdesk.desk.Kind;
import org.nightdesk.desk.Level;
import org.nightdesk.desk.NewTicket;
import org.nightdesk.desk.Ticket;
import org.nightdesk.desk.Tickets;
import org.nightdesk.people.Person;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.TestNode;

/** Many modules put verbs on the ticket, and none may take another's key. */
class KeysTests {

    private static final Pattern KEY = Pattern.compile("data-key=\"([^\"]*)\"");

    private final TestNode node = TestNode.shared();
    private final Cast cast = Cast.of(node);

    @Test
    void eachKeyOfTheTicketDoesOneThing() {
        Person alice = cast.alice();
        Ticket ticket = node.bean(Tickets.class)
                .open(
                        new NewTicket(
                                Kind.INCIDENT,
                                "Keyboard is worn",
                                "",
                                Level.LOW,
                                Level.LOW,
                                node.bean(Services.class).catchAll().id(),
                                Optional.of(cast.organisation("Harbourline").id()),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                List.of(),
                                "phone",
                                false),
                        cast.viewer(alice),
                        node.now());

        List<String> keys = KEY.matcher(
                        cast.browser(alice).get("/tickets/" + ticket.number()).body())
                .results()
                .map((MatchResult key) -> key.group(1))
                .toList();

        assertThat(keys).contains("a", "h", "n").doesNotHaveDuplicates();
    }
}
