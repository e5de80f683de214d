package org.nightdesk.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nightdesk.channel.Reply;
import org.nightdesk.escalation.Policies;
import org.nightdesk.escalation.Policy;
import org.nightdesk.escalation.Step;
import org.nightdesk.escalation.Target;
import org.nightdesk.paging.Attempt;
import org.nightdesk.paging.Call;
import org.nightdesk.paging.PageId;
import org.nightdesk.paging.PageState;
import org.nightdesk.paging.Pages;
import org.nightdesk.people.ContactMethods;
import org.nightdesk.people.NewContactMethod;
import org.nightdesk.people.Person;
import org.nightdesk.subject.Actor;
import org.nightdesk.subject.Subject;
import org.nightdesk.subject.Viewer;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.FakeTwilio;
import org.nightdesk.testing.TestNode;

/** A night by telephone, from the page to the answer, without any address that Twilio could reach. */
class PageByPhoneTests {

    private static final PhoneCast cast = PhoneCast.shared();

    private final TestNode node = cast.node;
    private final Pages pages = node.bean(Pages.class);

    @BeforeAll
    static void evening() {
        cast.clear();
        cast.twilio(false);
    }

    @AfterAll
    static void morning() {
        cast.clear();
    }

    private Person bob(String number, String... kinds) {
        Person bob = Cast.of(node).bob();
        for (String kind : kinds) {
            node.bean(ContactMethods.class)
                    .add(bob.id(), new NewContactMethod(kind, number, true), Viewer.system(), node.now());
        }
        return bob;
    }

    private PageId page(Person person) {
        Step step = new Step(List.of(new Target(Target.Kind.PERSON, person.id().value())), 10);
        Policy policy = node.bean(Policies.class)
                .create("Nights " + UUID.randomUUID(), List.of(step), 1, Viewer.system(), node.now());
        PageId id = pages.begin(
                new Call(
                        new Subject("lamp", UUID.randomUUID().toString()),
                        Optional.of(policy.id()),
                        "Cards are refused",
                        "41 % fail.",
                        1,
                        "Payments"),
                Actor.system(),
                node.now());
        node.runDue();
        return id;
    }

    @Test
    void aTextMessageIsAnsweredByAReplyThatIsFetched() {
        PageId page = page(bob("+4741000001", "sms"));
        FakeTwilio.Resource sent = cast.twilio.messages("+4741000001").getLast();
        assertThat(sent.form().get("Body"))
                .startsWith("P1 Payments: Cards are refused\n41 % fail.\nReply " + page.value() + " = it is mine")
                .contains("/page/");

        cast.twilio.becomes(sent, "delivered", "");
        cast.twilio.receives("+4741000001", PhoneCast.OURS, page.value() + "", node.now());
        node.clock().tick(Duration.ofSeconds(15));
        node.runDue();

        assertThat(pages.page(page).state()).isInstanceOf(PageState.Acknowledged.class);
        assertThat(cast.twilio.messages("+4741000001").getLast().form().get("Body"))
                .isEqualTo("It is yours: " + page.value() + " P1 Payments.");
        int messages = cast.twilio.messages("+4741000001").size();
        node.clock().tick(Duration.ofSeconds(15));
        node.runDue();
        assertThat(cast.twilio.messages("+4741000001"))
                .as("each reply is read once")
                .hasSize(messages);
    }

    @Test
    void aCallThatNobodyPicksUpBringsTheNextMethodForward() {
        Person bob = bob("+4741000002", "voice", "sms");
        PageId page = page(bob);
        FakeTwilio.Resource call = cast.twilio.calls("+4741000002").getLast();
        cast.twilio.becomes(call, "no-answer", "");
        node.clock().tick(Duration.ofSeconds(15));
        node.runDue();
        node.runDue();

        List<Attempt> attempts = pages.attempts(page);
        assertThat(attempts.getFirst().state()).isEqualTo(Attempt.State.FAILED);
        assertThat(attempts.getFirst().reason()).isEqualTo("Nobody picked up.");
        assertThat(cast.twilio.messages("+4741000002")).hasSize(1);
    }

    @Test
    void whatArrivedIsShownAsDelivered() {
        PageId page = page(bob("+4741000003", "sms"));
        cast.twilio.becomes(cast.twilio.messages("+4741000003").getLast(), "delivered", "");
        node.clock().tick(Duration.ofSeconds(15));
        node.runDue();
        node.runDue();

        assertThat(pages.attempts(page).getFirst().state()).isEqualTo(Attempt.State.DELIVERED);
    }

    @Test
    void aSendingWhoseAnswerIsLostIsToldAgainAsARepeat() {
        Person bob = bob("+4741000004", "sms");
        cast.twilio.sink().takesAndDrops();
        PageId page = page(bob);
        node.clock().tick(Duration.ofSeconds(6));
        node.runDue();

        List<FakeTwilio.Resource> messages = cast.twilio.messages("+4741000004");
        assertThat(messages).hasSize(2);
        assertThat(messages.getLast().form().get("Body")).startsWith("May be a repeat: P1 Payments");
        assertThat(pages.attempts(page).getFirst().repeat()).isTrue();
    }

    @Test
    void aReplyThatWasKeptAndNotReadIsReadAgain() {
        PageId page = page(bob("+4741000005", "sms"));
        Provider provider = cast.providers().all().getFirst();
        Reply reply = new Reply("sms", "+4741000005", page.value() + "", "");
        Instant due = node.now().plus(Ear.LEASE);
        node.bean(EarStore.class).insert(provider, "SMkept" + page.value(), reply, due, node.now());
        node.runDue();
        assertThat(pages.page(page).state()).as("whoever keeps it reads it").isInstanceOf(PageState.Paging.class);

        node.clock().tick(Ear.LEASE);
        node.runDue();
        assertThat(pages.page(page).state()).isInstanceOf(PageState.Acknowledged.class);
        assertThat(cast.twilio.messages("+4741000005").getLast().form().get("Body"))
                .isEqualTo("It is yours: " + page.value() + " P1 Payments.");

        int told = cast.twilio.messages("+4741000005").size();
        node.clock().tick(Ear.LEASE);
        node.runDue();
        assertThat(cast.twilio.messages("+4741000005")).as("read once").hasSize(told);
    }

    @Test
    void manyRepliesBetweenTwoLooksAreAllHeard() {
        PageId page = page(bob("+4741000006", "sms"));
        cast.twilio.receives("+4741000006", PhoneCast.OURS, page.value() + "", node.now());
        for (int i = 0; i < 230; i++) {
            cast.twilio.receives("+4790" + (100_000 + i), PhoneCast.OURS, "Who is this?", node.now());
        }
        node.clock().tick(Duration.ofSeconds(15));
        node.runDue();

        assertThat(pages.page(page).state()).isInstanceOf(PageState.Acknowledged.class);
    }
}
