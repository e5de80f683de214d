package org.nightdesk.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.nightdesk.desk.Ticket;
import org.nightdesk.people.Person;
import org.nightdesk.testing.ATicket;
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
        Ticket ticket = ATicket.called("Keyboard is worn")
                .of(cast.organisation("Harbourline"))
                .open(node, cast.viewer(alice));

        List<String> keys = KEY.matcher(
                        cast.browser(alice).get("/tickets/" + ticket.number()).body())
                .results()
                .map((MatchResult key) -> key.group(1))
                .toList();

        assertThat(keys).contains("a", "h", "n").doesNotHaveDuplicates();
    }
}
