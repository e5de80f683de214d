package org.nightdesk.swap;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.nightdesk.ledger.LedgerCast;
import org.nightdesk.people.Person;
import org.nightdesk.people.PersonId;
import org.nightdesk.rota.Layer;
import org.nightdesk.rota.Rotation;
import org.nightdesk.rota.ScheduleDraft;
import org.nightdesk.rota.ScheduleId;
import org.nightdesk.rota.Schedules;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.testing.Browser;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.TestNode;
import org.springframework.jdbc.core.simple.JdbcClient;

class SwapTests {

    private static final String PATH = "/on-call/swaps";

    private final TestNode node = TestNode.shared();
    private final Cast cast = Cast.of(node);
    private final Schedules schedules = node.bean(Schedules.class);
    private final Person aoife = cast.staff("Aoife", Role.LEAD, "Europe/Dublin");
    private final Person bob = cast.bob();
    private final Person dana = cast.staff("Dana", Role.RESPONDER, "Europe/Dublin");
    private final ScheduleId line = always(bob);
    private final Instant from = node.now().plus(Duration.ofHours(2)).truncatedTo(ChronoUnit.HOURS);
    private final Instant until = from.plus(Duration.ofHours(3));

    @Test
    void countsOnceItIsAcceptedForTheseHoursOnlyAndIsTakenBack() {
        Browser his = cast.browser(bob);
        assertThat(ask(his, bob, dana, from, until, "school play").statusCode()).isEqualTo(303);
        Swap swap = only();
        assertThat(onCall(from)).as("not yet").containsExactly(bob.id());
        assertThat(told(dana)).isEqualTo(1);
        assertThat(cast.browser(dana).get("/").body()).contains("Say whether you take a shift of Bob’s");
        Person finn = cast.staff("Finn", Role.RESPONDER, "Europe/Dublin");
        assertThat(post(finn, swap, "acceptance")).as("asked of Dana").isEqualTo(404);
        assertThat(post(finn, swap, "undoing")).isIn(403, 404);

        assertThat(post(dana, swap, "acceptance")).isEqualTo(303);
        assertThat(onCall(from)).containsExactly(dana.id());
        assertThat(onCall(until)).as("only these hours").containsExactly(bob.id());
        assertThat(told(bob)).isEqualTo(1);
        assertThat(told(dana)).isEqualTo(2);
        assertThat(post(dana, swap, "acceptance")).as("twice").isEqualTo(409);

        assertThat(post(bob, swap, "undoing")).isEqualTo(303);
        assertThat(onCall(from)).containsExactly(bob.id());
        assertThat(told(dana)).isEqualTo(3);
        assertThat(post(bob, swap, "undoing")).isEqualTo(409);
    }

    @Test
    void isDeclinedAndAskedOfAnybody() {
        Browser his = cast.browser(bob);
        ask(his, bob, dana, from, until, "");
        Swap asked = only();
        assertThat(post(dana, asked, "refusal")).isEqualTo(303);
        assertThat(node.bean(Swaps.class).swap(asked.id()).state()).isEqualTo(Swap.State.DECLINED);
        assertThat(onCall(from)).containsExactly(bob.id());

        his.post(PATH, "schedule", line.text(), "from", local(bob, from), "until", local(bob, until), "taker", "");
        Swap open = node.bean(Swaps.class).coming(node.now()).stream()
                .filter(swap -> swap.schedule().equals(line) && swap.state() == Swap.State.ASKED)
                .findFirst()
                .orElseThrow();
        assertThat(post(dana, open, "acceptance")).isEqualTo(303);
        assertThat(onCall(from)).containsExactly(dana.id());
    }

    @Test
    void refusesWhatCannotBeAndKeepsWhatWasTyped() {
        Browser his = cast.browser(bob);
        var self = ask(his, bob, bob, from, until, "me and myself");
        assertThat(self.statusCode()).isEqualTo(422);
        assertThat(self.body()).contains("Nobody swaps with themselves", "me and myself");
        assertThat(ask(his, bob, dana, until, from, "").body()).contains("ends after it begins");
        assertThat(ask(his, dana, bob, from, until, "").statusCode())
                .as("another's shift")
                .isIn(403, 404);
        assertThat(ask(cast.browser(dana), dana, bob, from, until, "").body())
                .contains("is not on call in these hours");
        assertThat(cast.browser(cast.charlie()).get(PATH).statusCode()).isEqualTo(404);
    }

    @Test
    void whichOfTwoTimesIsMeantIsAsked() {
        ScheduleId hers = always(dana);
        Browser browser = cast.browser(dana);
        var asked = night(browser, hers, "");
        assertThat(asked.statusCode()).isEqualTo(422);
        assertThat(asked.body()).contains("01:30 comes twice that day", "the second time, after it", "a wedding");
        assertThat(node.bean(Swaps.class).coming(node.now()))
                .noneMatch(swap -> swap.schedule().equals(hers));

        assertThat(night(browser, hers, "Z").statusCode()).isEqualTo(303);
        assertThat(node.bean(Swaps.class).coming(node.now()))
                .filteredOn(swap -> swap.schedule().equals(hers))
                .extracting(swap -> swap.span().from())
                .containsExactly(Instant.parse("2036-10-26T01:30:00Z"));
    }

    private HttpResponse<String> night(Browser browser, ScheduleId schedule, String offset) {
        browser.get(PATH);
        return browser.post(
                PATH,
                "schedule",
                schedule.text(),
                "taker",
                bob.id().text(),
                "from",
                "2036-10-26T01:30",
                "fromOffset",
                offset,
                "until",
                "2036-10-26T06:00",
                "note",
                "a wedding");
    }

    @Test
    void aLeadSwapsForSomebodyWhoIsIll() {
        Browser lead = cast.browser(aoife);
        lead.get(PATH);
        var answer = lead.post(
                PATH,
                "schedule",
                line.text(),
                "owner",
                bob.id().text(),
                "taker",
                dana.id().text(),
                "from",
                local(aoife, from),
                "until",
                local(aoife, until),
                "atOnce",
                "on");
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(onCall(from)).containsExactly(dana.id());
        assertThat(told(bob)).isEqualTo(1);
        assertThat(told(dana)).isEqualTo(1);
    }

    @Test
    void aShiftIsTakenInOnePress() {
        Browser hers = cast.browser(dana);
        hers.get(PATH);
        var answer = hers.post(
                PATH + "/taking",
                "schedule",
                line.text(),
                "owner",
                bob.id().text(),
                "from",
                from.toString(),
                "until",
                until.toString());
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(onCall(from)).containsExactly(dana.id());
        assertThat(post(dana, only(), "undoing")).isEqualTo(303);
        assertThat(onCall(from)).containsExactly(bob.id());
    }

    @Test
    void saysWhoIsLeastLoadedOfThoseWhoMayTakeIt() {
        Person eve = cast.staff("Eve", Role.RESPONDER, "Europe/Dublin");
        LedgerCast rota = new LedgerCast(node);
        ScheduleId shared = rota.yearly("Europe/Dublin", bob, dana, eve);
        rota.yearly("Europe/Dublin", dana);
        String form = PATH + "?schedule=" + shared.text() + "&from=" + local(bob, from) + "&until=" + local(bob, until);
        assertThat(cast.browser(bob).get(form).body())
                .contains(">Eve, least loaded<", ">Dana, free then<")
                .doesNotContain("h on call");
    }

    @Test
    void ofTwoWhoTakeItAtOnceOneHasIt() throws Exception {
        Person finn = cast.staff("Finn", Role.RESPONDER, "Europe/Dublin");
        List<Callable<Boolean>> both = Stream.of(dana, finn)
                .map(person -> (Callable<Boolean>) () -> takes(person))
                .toList();
        try (ExecutorService hands = Executors.newFixedThreadPool(2)) {
            List<Boolean> taken = new ArrayList<>();
            for (var done : hands.invokeAll(both)) {
                taken.add(done.get());
            }
            assertThat(taken).containsExactlyInAnyOrder(true, false);
        }
        assertThat(onCall(from)).containsExactly(only().taker().orElseThrow());
    }

    private boolean takes(Person person) {
        SwapDraft draft = new SwapDraft(line, bob.id(), Optional.of(person.id()), from, until, "");
        try {
            node.bean(Swaps.class).give(draft, cast.viewer(person), node.now());
            return true;
        } catch (Refused late) {
            return false;
        }
    }

    @Test
    void whatIsPastStaysAsItWas() {
        Instant begun = node.now().truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofHours(2));
        ask(cast.browser(bob), bob, dana, begun, until, "");
        Swap swap = only();
        assertThat(post(dana, swap, "acceptance")).isEqualTo(303);
        assertThat(onCall(begun)).as("it was Bob then").containsExactly(bob.id());
        assertThat(onCall(node.now())).containsExactly(dana.id());

        node.clock().tick(Duration.between(node.now(), until).plusMinutes(1));
        assertThat(post(bob, swap, "undoing")).as("over").isEqualTo(409);
        assertThat(onCall(from)).containsExactly(dana.id());
    }

    private HttpResponse<String> ask(
            Browser browser, Person owner, Person taker, Instant begin, Instant end, String note) {
        browser.get(PATH);
        return browser.post(
                PATH,
                "schedule",
                line.text(),
                "owner",
                owner.id().text(),
                "taker",
                taker.id().text(),
                "from",
                local(owner.equals(dana) ? dana : bob, begin),
                "until",
                local(owner.equals(dana) ? dana : bob, end),
                "note",
                note);
    }

    private int post(Person person, Swap swap, String verb) {
        Browser browser = cast.browser(person);
        browser.get(PATH);
        return browser.post(PATH + "/" + swap.id().text() + "/" + verb).statusCode();
    }

    private Swap only() {
        return node.bean(Swaps.class).coming(node.now()).stream()
                .filter(swap -> swap.schedule().equals(line))
                .reduce((one, two) -> {
                    throw new AssertionError("more than one");
                })
                .orElseThrow();
    }

    private List<PersonId> onCall(Instant at) {
        return schedules.onCall(line, at);
    }

    private long told(Person person) {
        return node.bean(JdbcClient.class)
                .sql("select count(*) from memo.memo where person_id = :person")
                .param("person", person.id().value())
                .query(Long.class)
                .single();
    }

    private static String local(Person person, Instant at) {
        return LocalDateTime.ofInstant(at, person.zone()).toString();
    }

    private ScheduleId always(Person person) {
        Rotation weekly =
                new Rotation(1, Rotation.Unit.WEEKS, LocalTime.of(9, 0), 1, LocalDateTime.of(2026, 11, 2, 9, 0));
        return schedules
                .create(
                        new ScheduleDraft(
                                "Line " + UUID.randomUUID(),
                                "",
                                ZoneId.of("Europe/Dublin"),
                                List.of(new Layer(weekly, List.of(person.id()), List.of()))),
                        Viewer.system(),
                        node.now())
                .id();
    }
}
