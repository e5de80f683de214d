package org.nightdesk.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nightdesk.channel.Channels;
import org.nightdesk.people.ContactMethod;
import org.nightdesk.people.ContactMethods;
import org.nightdesk.people.NewContactMethod;
import org.nightdesk.people.Person;
import org.nightdesk.subject.Viewer;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.TestNode;

/** Numbers as people write them, kept in E.164. */
class NumberTests {

    private final TestNode node = TestNode.shared();
    private final Channels channels = node.bean(Channels.class);
    private final Providers providers = node.bean(Providers.class);

    @AfterEach
    void nowhere() {
        providers.region("", Viewer.system(), node.now());
    }

    @Test
    void areKeptWithTheirCountry() {
        Person alice = Cast.of(node).alice();
        node.bean(ContactMethods.class)
                .add(alice.id(), new NewContactMethod("sms", " +47 412 34 567 ", true), Viewer.system(), node.now());
        node.bean(ContactMethods.class)
                .add(alice.id(), new NewContactMethod("sms", "+4741234567", true), Viewer.system(), node.now());

        assertThat(node.bean(ContactMethods.class)
                        .of(java.util.List.of(alice.id()))
                        .get(alice.id()))
                .filteredOn(method -> method.kind().equals("sms"))
                .extracting(ContactMethod::address)
                .containsExactly("+4741234567");
        assertThat(channels.shown("sms", "+4741234567")).isEqualTo("+47 41 23 45 67");
    }

    @Test
    void withoutACountryAreReadByTheRegion() {
        assertThat(channels.problemWith("sms", "412 34 567"))
                .hasValueSatisfying(problem -> assertThat(problem).startsWith("Begin with + and the country"));
        providers.region("NO", Viewer.system(), node.now());
        assertThat(channels.kept("sms", "412 34 567")).isEqualTo("+4741234567");
        assertThat(channels.kept("voice", "+44 20 7946 0018"))
                .as("another country")
                .isEqualTo("+442079460018");
    }

    @Test
    void whatIsNoneIsRefusedWithTheRemedy() {
        for (String wrong :
                new String[] {"+47 12", "call me", "+999 1234567", "+1 000 000 0000", "", "+4782000000000000"}) {
            assertThat(channels.problemWith("sms", wrong)).as(wrong).isPresent();
        }
        assertThat(channels.problemWith("voice", "+47 829 00 100"))
                .as("premium rate")
                .hasValueSatisfying(problem -> assertThat(problem).contains("costs extra"));
    }
}
