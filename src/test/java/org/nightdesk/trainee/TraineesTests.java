package org.nightdesk.trainee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nightdesk.escalation.Policies;
import org.nightdesk.escalation.Policy;
import org.nightdesk.escalation.Step;
import org.nightdesk.escalation.Target;
import org.nightdesk.paging.Call;
import org.nightdesk.paging.Page;
import org.nightdesk.paging.PageId;
import org.nightdesk.paging.PageState;
import org.nightdesk.paging.Pages;
import org.nightdesk.people.ContactMethods;
import org.nightdesk.people.NewContactMethod;
import org.nightdesk.people.Person;
import org.nightdesk.rota.Layer;
import org.nightdesk.rota.OverrideDraft;
import org.nightdesk.rota.Rotation;
import org.nightdesk.rota.Schedule;
import org.nightdesk.rota.ScheduleDraft;
import org.nightdesk.rota.Schedules;
import org.nightdesk.rota.ShiftOverride.Kind;
import org.nightdesk.subject.Actor;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Subject;
import org.nightdesk.subject.Viewer;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.FakeSink;
import org.nightdesk.testing.Json;
import org.nightdesk.testing.Json.Answer;
import org.nightdesk.testing.TestNode;

/** Dana goes along with Bob: she hears what he hears, is no cover, and answers once Lea has signed her off. */
class TraineesTests {

    private static final ZoneId DUBLIN = ZoneId.of("Europe/Dublin");
    private static final TestNode node = TestNode.fresh();
    private static final FakeSink sink = FakeSink.open();

    private static final Pattern LINK = Pattern.compile("/page/[A-Za-z0-9_.~-]+");

    private final Cast cast = Cast.of(node);
    private final Schedules schedules = node.bean(Schedules.class);
    private final Trainees trainees = node.bean(Trainees.class);
    private final Pages pages = node.bean(Pages.class);
    private final Person lea = cast.staff("Lea", Role.LEAD, "Europe/Dublin");
    private final Person bob = reached(cast.bob());
    private final Person dana = reached(cast.staff("Dana", Role.RESPONDER, "Europe/Dublin"));
    private final Schedule line = line();
    private final Subject lamp = new Subject("lamp", UUID.randomUUID().toString());

    @AfterEach
    void over() {
        pages.stop(lamp, Actor.system(), "over", node.now());
        node.runDue();
    }

    @AfterAll
    static void close() {
        sink.close();
        node.close();
    }

    @Test
    void isToldAlongsideAndAnswersOnlyOnceSignedOff() {
        Page page = page();

        assertThat(purposes(page)).containsExactlyInAnyOrder("Bob PAGE", "Dana SHADOW");
        assertThat(sink.heard("/" + dana.id().value()))
                .hasSize(1)
                .allSatisfy(
                        heard -> assertThat(heard.body()).contains("In training: ", "once a lead has signed you off"));
        assertThat(pages.decisions(page.id()))
                .extracting(recorded -> recorded.entry().verb())
                .contains("called", "shadowed");
        String link = link();
        assertThat(cast.nobody().get(link).body())
                .contains("You are in training for " + line.name(), ", in training")
                .doesNotContain("Acknowledge");
        assertThat(Json.of(node, cast.token(Role.AGENT))
                        .get("/api/v1/pages/" + page.id().text())
                        .at("/attempts")
                        .findValuesAsString("purpose"))
                .containsExactlyInAnyOrder("page", "shadow");
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> pages.acknowledge(page.id(), dana.actor(), Optional.empty(), node.now()))
                .withMessageContaining("in training");

        trainees.signOff(line.id(), dana.id(), cast.viewer(lea), node.now());

        assertThat(cast.nobody().get(link).body()).contains("Acknowledge");
        pages.acknowledge(page.id(), dana.actor(), Optional.empty(), node.now());
        assertThat(pages.page(page.id()).state())
                .isInstanceOfSatisfying(
                        PageState.Acknowledged.class,
                        taken -> assertThat(taken.by()).hasValue(dana.id()));
    }

    @Test
    void isToldOfManyInOneMessageToo() {
        Policy policy = policy();
        List<Subject> lamps = Stream.generate(
                        () -> new Subject("lamp", UUID.randomUUID().toString()))
                .limit(3)
                .toList();
        lamps.forEach(one -> pages.begin(call(one, policy), Actor.system(), node.now()));
        node.runDue();

        assertThat(sink.heard("/" + dana.id().value()))
                .hasSize(2)
                .anySatisfy(heard -> assertThat(heard.body()).contains("In training: 2 more pages"));
        lamps.forEach(one -> pages.stop(one, Actor.system(), "over", node.now()));
    }

    @Test
    void isNeverTheOnlyOneAndFillsNoGap() {
        schedules.override(
                new OverrideDraft(
                        line.id(),
                        Kind.REMOVE,
                        Optional.empty(),
                        Optional.of(bob.id()),
                        node.now(),
                        node.now().plusSeconds(3_600),
                        ""),
                Viewer.system(),
                node.now());

        assertThat(schedules.onCall(line.id(), node.now())).isEmpty();
        assertThat(schedules.gaps(line.id(), node.now(), node.now().plusSeconds(3_600)))
                .hasSize(1);
        reached(cast.staff("Ada", Role.ADMINISTRATOR, "Europe/Dublin"));
        assertThat(purposes(page())).containsExactly("Ada ALARM");
    }

    @Test
    void whoCoversAShiftIsOnCallAndMayAnswer() {
        schedules.override(
                OverrideDraft.cover(line.id(), dana.id(), node.now(), node.now().plusSeconds(3_600)),
                Viewer.system(),
                node.now());
        Page page = page();

        assertThat(purposes(page)).containsExactly("Dana PAGE");
        pages.acknowledge(page.id(), dana.actor(), Optional.empty(), node.now());
        assertThat(schedules.shadows(line.id(), node.now())).isEmpty();
    }

    @Test
    void aLeadSignsOffAndTakesItBack() {
        Json lead = Json.of(node, cast.token(Role.LEAD));
        String path = "/api/v1/schedules/" + line.id().text() + "/trainees";
        assertThat(lead.get(path).text("/data/0/name")).isEqualTo("Dana");
        assertThat(lead.get(path).at("/data/0/signedOffBy").isNull()).isTrue();

        Answer signed = lead.put(path + "/" + dana.id().text() + "/sign-off", "");
        assertThat(signed.status()).as(signed.toString()).isEqualTo(200);
        assertThat(signed.text("/signedOffBy")).isNotEmpty();
        assertThat(lead.put(path + "/" + dana.id().text() + "/sign-off", "").json())
                .as("twice changes nothing")
                .isEqualTo(signed.json());
        assertThat(cast.browser(lea)
                        .get("/on-call?schedule=" + line.id().text())
                        .body())
                .contains("In training", "may answer: " + signed.text("/signedOffBy"));

        assertThat(lead.delete(path + "/" + dana.id().text() + "/sign-off").status())
                .isEqualTo(204);
        assertThat(trainees.notYetIn(List.of(line.id()), dana.id(), node.now())).hasValue(line.id());
        assertThat(lead.put(path + "/" + bob.id().text() + "/sign-off", "").status())
                .as("Bob is no trainee")
                .isEqualTo(404);
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> trainees.signOff(line.id(), dana.id(), cast.viewer(bob), node.now()));
    }

    @Test
    void nobodySignsThemselvesOff() {
        Person learns = cast.staff("Mia", Role.LEAD, "Europe/Dublin");

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> trainees.signOff(line.id(), learns.id(), cast.viewer(learns), node.now()))
                .withMessageContaining("themselves");
    }

    @Test
    void traineesAloneAreNoSchedule() {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> create(List.of(new Layer(always(), List.of(dana.id()), List.of(), true))))
                .withMessageContaining("go along with somebody");
    }

    private Page page() {
        PageId id = pages.begin(call(lamp, policy()), Actor.system(), node.now());
        node.runDue();
        return pages.page(id);
    }

    private Policy policy() {
        Step step = new Step(List.of(new Target(Target.Kind.SCHEDULE, line.id().value())), 10);
        return node.bean(Policies.class)
                .create("Nights " + UUID.randomUUID(), List.of(step), 0, Viewer.system(), node.now());
    }

    private static Call call(Subject subject, Policy policy) {
        return new Call(subject, Optional.of(policy.id()), "It is dark", "", 1, "Lamps");
    }

    private String link() {
        Matcher link =
                LINK.matcher(sink.heard("/" + dana.id().value()).getFirst().body());
        assertThat(link.find()).isTrue();
        return link.group();
    }

    private List<String> purposes(Page page) {
        return pages.attempts(page.id()).stream()
                .map(attempt -> attempt.name() + " " + attempt.purpose())
                .toList();
    }

    private Schedule line() {
        return create(List.of(
                new Layer(always(), List.of(bob.id()), List.of()),
                new Layer(always(), List.of(dana.id()), List.of(), true)));
    }

    private Schedule create(List<Layer> layers) {
        return schedules.create(
                new ScheduleDraft("First line " + UUID.randomUUID(), "", DUBLIN, layers), Viewer.system(), node.now());
    }

    private static Rotation always() {
        return new Rotation(1, Rotation.Unit.WEEKS, LocalTime.of(9, 0), 1, LocalDateTime.of(2026, 1, 5, 9, 0));
    }

    private Person reached(Person person) {
        node.bean(ContactMethods.class)
                .add(
                        person.id(),
                        new NewContactMethod(
                                "webhook", sink.url("/" + person.id().value()), true),
                        Viewer.system(),
                        node.now());
        return person;
    }
}
