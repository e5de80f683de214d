package org.nightdesk.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.nightdesk.channel.Reply;
import org.nightdesk.channel.Understood;
import org.nightdesk.paging.Page;
import org.nightdesk.paging.PageState;
import org.nightdesk.paging.Pages;
import org.nightdesk.people.Person;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.FakeSink;
import org.nightdesk.testing.TestNode;
import org.springframework.transaction.support.TransactionTemplate;

/** Bob answers by text message and by key; strangers and jokers change nothing. */
class PhoneAnswerTests {

    private static final FakeSink sink = FakeSink.open();

    private final TestNode node = TestNode.shared();
    private final Cast people = Cast.of(node);
    private final AnswerCast cast = new AnswerCast(node);
    private final String number =
            "+4741%06d".formatted(ThreadLocalRandom.current().nextInt(1_000_000));
    private final Person bob =
            cast.reached(cast.reached(people.bob(), "sms", number), "webhook", sink.url("/" + number));
    private final Person alice = cast.reached(people.alice(), "webhook", sink.url("/alice"));

    @AfterAll
    static void end() {
        sink.close();
    }

    private Understood says(String text) {
        return node.bean(PhoneAnswers.class).read(new Reply("sms", number, text, ""), node.now());
    }

    private Understood presses(Page page, String key) {
        return node.bean(PhoneAnswers.class)
                .read(new Reply("voice", number, key, "page-" + page.id().value() + "-1"), node.now());
    }

    private PageState state(Page page) {
        return cast.page(page.id()).state();
    }

    @Test
    void okTakesTheLastPageOnly() {
        Page earlier = cast.page(bob);
        node.clock().tick(Duration.ofSeconds(30));
        Page later = cast.page(bob);

        assertThat(says("OK").words()).isEqualTo("It is yours: " + later.id().value() + " P1 Payments.");
        assertThat(state(later)).isInstanceOf(PageState.Acknowledged.class);
        assertThat(state(earlier)).isNotInstanceOf(PageState.Acknowledged.class);
    }

    @Test
    void whatIsRefusedDoesNotUndoThatItWasRead() {
        Page page = cast.page(bob);
        node.bean(Pages.class).stop(page.subject(), bob.actor(), "resolved", node.now());
        String words = node.bean(TransactionTemplate.class)
                .execute(status -> node.bean(Verdict.class).on(page, bob, Wish.Deed.TAKE, node.now()));

        assertThat(words).isEqualTo("This page is over: resolved.");
    }

    @Test
    void aNumberMeansThatPageAndAllMeansEach() {
        Page one = cast.page(bob);
        Page two = cast.page(bob);
        Page three = cast.page(bob);

        says(Long.toString(one.id().value()));
        assertThat(state(one)).isInstanceOf(PageState.Acknowledged.class);
        assertThat(state(two)).isNotInstanceOf(PageState.Acknowledged.class);
        says("all");
        assertThat(state(two)).isInstanceOf(PageState.Acknowledged.class);
        assertThat(state(three)).isInstanceOf(PageState.Acknowledged.class);
    }

    @Test
    void noPassesItOn() {
        Page page = cast.page(bob, alice);

        assertThat(presses(page, "2").words()).startsWith("Passed on, the next is called");
        node.runDue();
        assertThat(node.bean(Pages.class).attempts(page.id()))
                .anySatisfy(attempt -> assertThat(attempt.name()).isEqualTo("Alice"));
    }

    @Test
    void aKeyTakesItAndAnotherMeansNothing() {
        Page page = cast.page(bob);

        assertThat(presses(page, "7").words()).contains("This key means nothing");
        assertThat(presses(page, "1").words()).startsWith("It is yours");
        assertThat(presses(page, "1").words()).startsWith("It is yours already");
    }

    @Test
    void aStrangerChangesNothingAndLearnsNothing() {
        Page page = cast.page(bob);
        Understood understood = node.bean(PhoneAnswers.class)
                .read(new Reply("sms", "+4790000077", Long.toString(page.id().value()), ""), node.now());

        assertThat(understood.known()).isFalse();
        assertThat(state(page)).isNotInstanceOf(PageState.Acknowledged.class);
    }

    @Test
    void nobodyAnswersAPageThatTheyWereNotToldOf() {
        Page hers = cast.page(alice);

        assertThat(says(Long.toString(hers.id().value())).words()).contains("You have no such page");
        assertThat(state(hers)).isNotInstanceOf(PageState.Acknowledged.class);
    }

    @Test
    void aLateAnswerTakesItFromNobodyAndSaysWhoHasIt() {
        Page page = cast.page(bob, alice);
        node.bean(Pages.class).acknowledge(page.id(), alice.actor(), Optional.empty(), node.now());

        assertThat(says(Long.toString(page.id().value())).words()).startsWith("Alice has it already");
        node.bean(Pages.class).stop(page.subject(), alice.actor(), "resolved", node.now());
        assertThat(says(Long.toString(page.id().value())).words()).startsWith("It is over");
        node.clock().tick(Duration.ofHours(49));
        assertThat(says(Long.toString(page.id().value())).words()).contains("You have no such page");
    }

    @Test
    void whatIsNotUnderstoodChangesNothing() {
        Page page = cast.page(bob);

        assertThat(says("who is this?").words()).isEqualTo(Wish.HELP);
        assertThat(state(page)).isNotInstanceOf(PageState.Acknowledged.class);
    }
}
