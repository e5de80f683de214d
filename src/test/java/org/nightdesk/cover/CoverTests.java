package org.nightdesk.cover;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.nightdesk.cover.CoverRequest.State;
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
import org.nightdesk.testing.BrowserTest;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.Chromium;
import org.nightdesk.testing.Tab;
import org.nightdesk.testing.TestNode;
import org.nightdesk.web.NeedsMe;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Dana is on a plane from two to ten, and on call; Eve and Finn are of the same schedule. */
class CoverTests {

    private static final String PATH = "/on-call/covers";
    private static final ZoneId DUBLIN = ZoneId.of("Europe/Dublin");

    private final TestNode node = TestNode.shared();
    private final Cast cast = Cast.of(node);
    private final Schedules schedules = node.bean(Schedules.class);
    private final Person aoife = cast.staff("Aoife", Role.LEAD, "Europe/Dublin");
    private final Person dana =
            cast.staff("Dana " + UUID.randomUUID().toString().substring(0, 8), Role.RESPONDER, "Europe/Dublin");
    private final Person eve = cast.staff("Eve", Role.RESPONDER, "Europe/Dublin");
    private final Person finn = cast.staff("Finn", Role.RESPONDER, "Europe/Dublin");
    private final ScheduleId line = schedule(eve, finn, dana);
    private final LocalDateTime from =
            node.now().atZone(DUBLIN).toLocalDate().plusDays(1).atTime(14, 0);
    private final Instant begin = from.atZone(DUBLIN).toInstant();
    private final Instant end = begin.plus(Duration.ofHours(8));

    @Test
    void thoseWhoMayCoverAreAskedAndOnePressTakesIt() {
        outOfReach(dana);
        CoverRequest asked = only();
        assertThat(asked.asked()).containsExactlyInAnyOrder(finn.id(), eve.id());
        assertThat(asked.span().from()).isEqualTo(begin);
        assertThat(asked.span().until()).isEqualTo(end);
        assertThat(told(finn)).isEqualTo(1);
        assertThat(told(eve)).isEqualTo(1);
        assertThat(told(dana)).isZero();
        assertThat(cast.browser(finn).get("/").body()).contains("Say whether you cover a shift of " + dana.name());
        assertThat(cast.browser(aoife).get("/on-call").body()).contains("cannot be reached from");
        assertThat(cast.browser(aoife).get(PATH).body()).contains(dana.name() + " cannot be reached.", " are asked.");

        assertThat(post(finn, asked, "taking")).contains("It is yours");
        assertThat(onCall(begin)).containsExactly(finn.id());
        assertThat(onCall(end)).as("only these hours").containsExactly(dana.id());
        assertThat(told(dana)).isEqualTo(1);
        assertThat(told(finn)).isEqualTo(2);
        assertThat(post(eve, asked, "taking")).contains("Somebody has taken it already");
        node.runDue();
        assertThat(open()).isEmpty();

        assertThat(post(finn, asked, "undoing")).contains("Taken back");
        assertThat(onCall(begin)).containsExactly(dana.id());
        node.runDue();
        assertThat(open()).singleElement().satisfies(again -> {
            assertThat(again.id()).isNotEqualTo(asked.id());
            assertThat(again.asked()).as("not Finn again").containsExactly(eve.id());
        });
    }

    @Test
    void whatWasThereBeforeAnybodyFollowedIsAskedForToo() {
        absence(dana);
        node.bean(JdbcClient.class)
                .sql("update timeline.follower set server = 'where it was backed up' where name = 'cover'")
                .update();

        node.runDue();

        assertThat(only().asked()).containsExactlyInAnyOrder(finn.id(), eve.id());
    }

    @Test
    void ofTwoWhoTakeItAtOnceOneHasIt() throws Exception {
        outOfReach(dana);
        CoverRequest asked = only();
        List<Callable<Boolean>> both = Stream.of(eve, finn)
                .map(person -> (Callable<Boolean>) () -> takes(asked, person))
                .toList();
        List<Boolean> taken = new ArrayList<>();
        try (ExecutorService hands = Executors.newFixedThreadPool(2)) {
            for (var done : hands.invokeAll(both)) {
                taken.add(done.get());
            }
        }
        assertThat(taken).containsExactlyInAnyOrder(true, false);
        assertThat(onCall(begin)).hasSize(1).doesNotContain(dana.id());
    }

    @Test
    void twoNodesAskOnce() throws Exception {
        try (TestNode other = TestNode.on(node.database(), node.clock());
                ExecutorService hands = Executors.newFixedThreadPool(2)) {
            absence(dana);
            List<Callable<Integer>> both = Stream.of(node, other)
                    .map(one ->
                            (Callable<Integer>) () -> one.bean(CoverWork.class).runDue(node.now()))
                    .toList();
            for (var done : hands.invokeAll(both)) {
                done.get();
            }
        }
        node.runDue();
        assertThat(requests()).hasSize(1);
        assertThat(told(eve)).isEqualTo(1);
    }

    @Test
    void aLeadIsToldOnceWhenNobodyTakesItInTime() {
        cast.team("First line", dana, aoife);
        Person liam = cast.staff("Liam", Role.LEAD, "Europe/Dublin");
        outOfReach(dana);
        CoverRequest asked = only();
        assertThat(asked.leadAt()).isEqualTo(CoverRequest.leadAt(begin, node.now()));
        assertThat(toldOfDana(aoife)).isZero();

        node.clock().tick(Duration.between(node.now(), asked.leadAt()));
        node.runDue();
        node.runDue();
        assertThat(toldOfDana(aoife)).isEqualTo(1);
        assertThat(toldOfDana(liam)).as("leads another team").isZero();
        assertThat(node.bean(CoverNeeds.class).of(cast.viewer(aoife), node.now()))
                .extracting(NeedsMe.Need::what)
                .contains("Find cover for " + dana.name());
        assertThat(cast.browser(aoife).get(PATH).body()).contains("A lead knows.", "Choose who");
    }

    @Test
    void aLeadIsToldAtOnceWhenEverybodySaysNo() {
        outOfReach(dana);
        CoverRequest asked = only();
        post(eve, asked, "refusal");
        node.runDue();
        assertThat(toldOfDana(aoife)).isZero();
        post(finn, asked, "refusal");
        node.runDue();
        assertThat(toldOfDana(aoife)).isEqualTo(1);
        assertThat(cast.browser(eve).get("/").body()).doesNotContain("Say whether you cover a shift of " + dana.name());
    }

    @Test
    void isNotAskedAnyMoreWhenNobodyNeedsIt() {
        String path = outOfReach(dana);
        Browser hers = cast.browser(dana);
        hers.get("/on-call/absences");
        assertThat(hers.post(path + "/removal").statusCode()).isEqualTo(303);
        node.runDue();

        assertThat(only().state()).isEqualTo(State.SETTLED);
        assertThat(cast.browser(eve).get("/").body()).doesNotContain("Say whether you cover a shift of " + dana.name());
    }

    @Test
    void aShiftThatComesLaterIsAskedForAsWell() {
        Person gail = cast.staff("Gail", Role.RESPONDER, "Europe/Dublin");
        outOfReach(gail);
        assertThat(requestsOf(gail)).isEmpty();
        ScheduleId other = schedule(eve, gail);
        node.runDue();
        assertThat(requestsOf(gail))
                .singleElement()
                .satisfies(one -> assertThat(one.schedule()).isEqualTo(other));
    }

    @Test
    void whoIsAwayOrOnCallThenCannotTakeIt() {
        outOfReach(dana);
        outOfReach(eve);
        CoverRequest asked = only();
        assertThat(post(eve, asked, "taking")).contains("must be there themselves");
        assertThat(post(dana, asked, "taking")).contains("must be there themselves");
        Person stranger = cast.charlie();
        assertThat(cast.browser(stranger).get(PATH).statusCode()).isEqualTo(404);
        Person other = cast.staff("Hugo", Role.RESPONDER, "Europe/Dublin");
        assertThat(takesFor(asked, finn, other)).as("not a lead").isFalse();
        assertThat(takesFor(asked, finn, aoife)).isTrue();
    }

    @Test
    void aLeadIsToldADayBeforeOrAnHourFromNowOrAtOnce() {
        Instant now = Instant.parse("2026-11-20T12:00:00Z");
        assertThat(after(now, 72)).isEqualTo(now.plus(Duration.ofHours(48)));
        assertThat(after(now, 24)).isEqualTo(now.plus(Duration.ofHours(1)));
        assertThat(after(now, 3)).isEqualTo(now.plus(Duration.ofHours(1)));
        assertThat(CoverRequest.leadAt(now.plus(Duration.ofMinutes(90)), now))
                .isEqualTo(now.plus(Duration.ofMinutes(30)));
        assertThat(CoverRequest.leadAt(now.plus(Duration.ofMinutes(20)), now)).isEqualTo(now);
        assertThat(CoverRequest.leadAt(now.minus(Duration.ofMinutes(20)), now)).isEqualTo(now);
    }

    @BrowserTest
    void looksRightOnEveryScreen() {
        outOfReach(dana);
        try (Tab tab = Chromium.tab(node).signIn(cast.browser(finn))) {
            tab.go(PATH);
            tab.look("covers");
            tab.page()
                    .locator("li:has-text('" + dana.name() + "')")
                    .getByText("Take this shift")
                    .click();
            tab.page().getByText("It is yours. Both are told.").waitFor();
        }
    }

    private static Instant after(Instant now, int hours) {
        return CoverRequest.leadAt(now.plus(Duration.ofHours(hours)), now);
    }

    private boolean takes(CoverRequest asked, Person person) {
        return takesFor(asked, person, person);
    }

    private boolean takesFor(CoverRequest asked, Person person, Person by) {
        try {
            node.bean(CoverRequests.class).take(asked.id(), person.id(), cast.viewer(by), node.now());
            return true;
        } catch (Refused | org.nightdesk.subject.NotFound refused) {
            return false;
        }
    }

    private String outOfReach(Person person) {
        String path = absence(person);
        node.runDue();
        return path;
    }

    private String absence(Person person) {
        Browser browser = cast.browser(person);
        browser.get("/on-call/absences");
        var made = browser.post(
                "/on-call/absences",
                "from",
                from.toLocalDate().toString(),
                "fromTime",
                "14:00",
                "until",
                from.toLocalDate().toString(),
                "untilTime",
                "22:00",
                "unreachable",
                "on");
        assertThat(made.statusCode()).isEqualTo(303);
        return made.headers().firstValue("Location").orElseThrow();
    }

    /** What they are told once it is done. */
    private String post(Person person, CoverRequest request, String verb) {
        Browser browser = cast.browser(person);
        browser.get(PATH);
        var answer = browser.post(PATH + "/" + request.id().text() + "/" + verb);
        return answer.statusCode() == 303 ? browser.get(PATH).body() : answer.body();
    }

    private CoverRequest only() {
        List<CoverRequest> all = requests();
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    private List<CoverRequest> open() {
        return requests().stream().filter(CoverRequest::isOpen).toList();
    }

    private List<CoverRequest> requests() {
        return requestsOf(dana);
    }

    private List<CoverRequest> requestsOf(Person person) {
        return node.bean(CoverRequests.class).coming(node.now()).stream()
                .filter(request -> request.person().equals(person.id()))
                .toList();
    }

    private List<PersonId> onCall(Instant at) {
        return schedules.onCall(line, at);
    }

    /** Leads are told of other stories as well. */
    private long toldOfDana(Person lead) {
        return node.bean(JdbcClient.class)
                .sql("select count(*) from memo.memo where person_id = :person and position(:name in title) > 0")
                .param("person", lead.id().value())
                .param("name", dana.name())
                .query(Long.class)
                .single();
    }

    private long told(Person person) {
        return node.bean(JdbcClient.class)
                .sql("select count(*) from memo.memo where person_id = :person")
                .param("person", person.id().value())
                .query(Long.class)
                .single();
    }

    /** The last one is on call all the time; the others stand below. */
    private ScheduleId schedule(Person... people) {
        Rotation weekly =
                new Rotation(1, Rotation.Unit.WEEKS, LocalTime.of(9, 0), 1, LocalDateTime.of(2026, 11, 2, 9, 0));
        List<Layer> layers = Stream.of(people)
                .map(person -> new Layer(weekly, List.of(person.id()), List.of()))
                .toList();
        return schedules
                .create(
                        new ScheduleDraft("Line " + UUID.randomUUID(), "", DUBLIN, layers),
                        Viewer.system(),
                        node.now().truncatedTo(ChronoUnit.MICROS))
                .id();
    }
}
