package org.nightdesk.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.nightdesk.channel.Reply;
import org.nightdesk.channel.Understood;
import org.nightdesk.paging.Page;
import org.nightdesk.paging.PageState;
import org.nightdesk.paging.Pages;
import org.nightdesk.people.Person;
import org.nightdesk.rota.Layer;
import org.nightdesk.rota.OverrideDraft;
import org.nightdesk.rota.Rotation;
import org.nightdesk.rota.ScheduleDraft;
import org.nightdesk.rota.ScheduleId;
import org.nightdesk.rota.Schedules;
import org.nightdesk.rota.ShiftOverride;
import org.nightdesk.subject.Viewer;
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
                .execute(status -> node.bean(Verdict.class).on(page, bob, Wish.Deed.TAKE, "sms", node.now()));

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
    void allMeansEachOfAStormToo() {
        List<Page> storm = Stream.generate(() -> cast.page(bob)).limit(53).toList();
        // A text message goes ten times a minute; what waited goes together.
        for (int minute = 0; minute < 2; minute++) {
            node.clock().tick(Duration.ofSeconds(65));
            node.runDue();
        }

        assertThat(says(Long.toString(storm.getFirst().id().value())).words()).startsWith("It is yours");
        assertThat(says("all").words())
                .contains("And 47 more pages: each says in Nightdesk")
                .hasSizeLessThan(1_600);
        assertThat(storm).allSatisfy(page -> assertThat(state(page)).isInstanceOf(PageState.Acknowledged.class));
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
    void anEndIsByTheWallOfWhoeverAnswers() {
        Page page = cast.page(bob);
        assertThat(says("OK 25:00").words()).startsWith("No clock shows 25:00. Nothing was done.");
        assertThat(state(page)).isInstanceOf(PageState.Paging.class);

        assertThat(says("OK 06:00").words()).matches("It is yours until [A-Z][a-z]{2} 06:00: .* P1 Payments\\.");
        assertThat(until(page).atZone(ZoneId.of("Asia/Tokyo")).toLocalTime()).isEqualTo(LocalTime.of(6, 0));
        assertThat(until(page)).isBetween(node.now(), node.now().plus(Duration.ofDays(1)));
        says(page.id().value() + " 4h");
        assertThat(until(page)).as("longer or shorter").isEqualTo(node.now().plus(Duration.ofHours(4)));
    }

    @Test
    void theThirdKeyTakesItUntilTheShiftEnds() {
        Page page = cast.page(bob);
        assertThat(presses(page, "3").words()).startsWith("You are on call by no schedule now.");
        assertThat(state(page)).isInstanceOf(PageState.Paging.class);

        Instant end = node.now().truncatedTo(ChronoUnit.HOURS).plus(Duration.ofHours(5));
        ScheduleId line = schedule();
        node.bean(Schedules.class)
                .override(
                        new OverrideDraft(
                                line,
                                ShiftOverride.Kind.REPLACE,
                                Optional.of(bob.id()),
                                Optional.of(alice.id()),
                                node.now(),
                                end,
                                ""),
                        Viewer.system(),
                        node.now());
        assertThat(presses(page, "3").words()).startsWith("It is yours until ");
        assertThat(until(page)).isEqualTo(end);
    }

    private ScheduleId schedule() {
        Rotation weekly =
                new Rotation(1, Rotation.Unit.WEEKS, LocalTime.of(9, 0), 1, LocalDateTime.of(2026, 11, 2, 9, 0));
        Layer always = new Layer(weekly, List.of(alice.id()), List.of());
        ZoneId zone = ZoneId.of("Europe/Dublin");
        return node.bean(Schedules.class)
                .create(
                        new ScheduleDraft("Line " + UUID.randomUUID(), "", zone, List.of(always)),
                        Viewer.system(),
                        node.now())
                .id();
    }

    private Instant until(Page page) {
        return ((PageState.Acknowledged) state(page)).until().orElseThrow();
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
