package org.nightdesk.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.nightdesk.access.Tokens;
import org.nightdesk.catalog.Service;
import org.nightdesk.catalog.ServiceDraft;
import org.nightdesk.catalog.ServiceId;
import org.nightdesk.catalog.Services;
import org.nightdesk.change.Change.Slot;
import org.nightdesk.change.Surroundings.Wish;
import org.nightdesk.people.Person;
import org.nightdesk.playbook.PlaybookVersion;
import org.nightdesk.playbook.Playbooks;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.Json;
import org.nightdesk.testing.Json.Answer;
import org.nightdesk.testing.TestNode;
import org.springframework.dao.DataIntegrityViolationException;

/** Each story changes services and an environment of its own. */
class ChangeTests {

    private static final ZoneId DUBLIN = ZoneId.of("Europe/Dublin");

    private final TestNode node = TestNode.shared();
    private final Cast cast = Cast.of(node);
    private final Changes changes = node.bean(Changes.class);
    private final ChangeCourse course = node.bean(ChangeCourse.class);
    private final Instant now = node.now().truncatedTo(ChronoUnit.MINUTES);
    private final Person anna = cast.staff("Anna", Role.AGENT, "Europe/Dublin");
    private final Viewer author = cast.viewer(anna);
    private final Viewer lead = cast.viewer(cast.staff("Lena", Role.LEAD, "Europe/Dublin"));
    private final Viewer bob = cast.viewer(cast.bob());
    private final String place = "Place " + UUID.randomUUID();
    private final Service broker = service();
    private final Service ledger = service(broker.id());
    private final Slot hour = new Slot(now.plus(Duration.ofDays(1)), now.plus(Duration.ofHours(25)));

    @Test
    void isAgreedToBySomebodyElseAndThenDone() {
        Change draft = changes.create(draft(ChangeKind.NORMAL, Set.of(), List.of("Stop it", "Look")), author, now);
        ChangeId id = draft.id();
        assertThatThrownBy(() -> course.start(id, "", author, now)).hasMessageContaining("Submit it first");
        course.submit(id, author, now);
        assertThatThrownBy(() -> course.say(id, true, "", author, now)).hasMessageContaining("Somebody else");
        assertThatThrownBy(() -> course.say(id, true, "", bob, now)).isInstanceOf(NotFound.class);

        assertThat(course.say(id, true, "", lead, now).state()).isEqualTo(ChangeState.SCHEDULED);
        assertThat(course.start(id, "", author, now).state()).isEqualTo(ChangeState.IN_PROGRESS);
        course.tick(id, 1, author, now);
        assertThatThrownBy(() -> course.end(id, true, "Fine", author, now)).hasMessageContaining("not ticked");
        course.tick(id, 2, author, now);
        assertThat(course.end(id, true, "Fine", author, now).state()).isEqualTo(ChangeState.DONE);
    }

    @Test
    void theDatabaseRefusesAnApprovalByItsAuthor() {
        Change draft = changes.create(draft(ChangeKind.NORMAL, Set.of(), List.of()), author, now);
        assertThatThrownBy(() -> node.bean(ChangeParts.class).said(draft, draft.author(), true, "", now))
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("approver_is_not_author");
    }

    @Test
    void whoChangedItLastDoesNotAgreeToItNotEvenPastUs() {
        ChangeId id = changes.create(draft(ChangeKind.NORMAL, Set.of(), List.of()), author, now)
                .id();
        changes.change(id, draft("Larger disks", ChangeKind.NORMAL, Set.of(), hour, List.of()), lead, now);
        Change change = course.submit(id, author, now);

        assertThatThrownBy(() -> course.say(id, true, "", lead, now)).hasMessageContaining("You changed it last");
        assertThatThrownBy(() -> said(change, lead))
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("writer_is_not_approver");
        Viewer other = cast.viewer(cast.staff("Lars", Role.LEAD, "Europe/Dublin"));
        assertThat(course.say(id, true, "", other, now).approved()).isTrue();
    }

    @Test
    void whoMadeTheTokenThatWroteItDoesNotAgreeToItNotEvenPastUs() {
        Person alice = cast.alice();
        String key = node.bean(Tokens.class).create("pipeline", Role.AGENT, cast.viewer(alice), now);
        String body =
                "{'title': 'New disks', 'why': 'They are full', 'services': ['%s'], 'environment': '%s', 'points': ['Swap']}";
        Answer made = Json.of(node, key)
                .post("/api/v1/changes", body.formatted(broker.id().text(), place));
        ChangeId id = ChangePages.id(made.text("/id"));
        Change change = course.submit(id, author, now);

        assertThat(cast.browser(alice).get(ChangePages.path(id)).body()).doesNotContain("Do you agree?");
        assertThat(Json.of(node, cast.ownToken(alice))
                        .post("/api/v1/changes/" + id.text() + "/approval", "{'approved': true}")
                        .text("/detail"))
                .contains("You made the token that wrote this change");
        assertThatThrownBy(() -> said(change, cast.viewer(alice)))
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("maker_is_not_approver");
        assertThat(course.say(id, true, "", lead, now).approved()).isTrue();
    }

    private void said(Change change, Viewer by) {
        node.bean(ChangeParts.class).said(change, Changes.author(by.actor()), true, "", now);
    }

    @Test
    void anotherTimeLeavesTheApprovalAloneAndAnythingElseVoidsIt() {
        ChangeId id = agreed(Set.of());
        ChangeDraft later = draft(
                "New disks",
                ChangeKind.NORMAL,
                Set.of(),
                new Slot(hour.until(), hour.until().plusSeconds(600)),
                List.of());
        Change moved = changes.change(id, later, author, now);
        assertThat(moved.state()).isEqualTo(ChangeState.SCHEDULED);
        assertThat(moved.approved()).isTrue();

        Change other =
                changes.change(id, draft("Newer disks", ChangeKind.NORMAL, Set.of(), hour, List.of()), author, now);
        assertThat(other.state()).isEqualTo(ChangeState.DRAFT);
        assertThat(other.approved()).isFalse();
        assertThatThrownBy(() -> course.start(id, "", author, now)).isInstanceOf(Refused.class);
    }

    @Test
    void namesAPlaybookThatIsThereAndKeepsItUnderAnotherName() {
        assertThatThrownBy(() -> changes.create(by("Swap disks " + place), author, now))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.problems().getFirst().field())
                                .isEqualTo("playbook"))
                .hasMessageContaining("no published playbook called “Swap disks");
        PlaybookVersion swap = playbook("Swap disks " + place);

        Change change = changes.create(by("swap DISKS " + place), author, now);
        assertThat(change.playbook()).isEqualTo(swap.id().text());
        assertThat(changes.playbookName(change.playbook())).isEqualTo(swap.name());
        assertThat(changes.playbookNames()).contains(swap.name());
        assertThat(cast.browser(anna).get(ChangePages.path(change.id())).body())
                .contains(">" + swap.name() + "</a>")
                .doesNotContain(">" + change.playbook() + "<");

        node.bean(Playbooks.class).retire(swap.id(), cast.viewer(cast.alice()), now);
        assertThat(changes.playbookNames()).doesNotContain(swap.name());
        assertThatThrownBy(() -> changes.create(by(swap.name()), author, now)).hasMessageContaining("no published");
    }

    private ChangeDraft by(String playbook) {
        return draft(ChangeKind.NORMAL, Set.of(), List.of()).by(playbook);
    }

    private PlaybookVersion playbook(String name) {
        String yaml = """
                name: %s
                purpose: Somebody swaps them.
                expected-minutes: 5
                parameters:
                  where: {type: target, label: Where}
                steps:
                  - manual: swap
                    says: Swap them.
                """.formatted(name);
        Viewer alice = cast.viewer(cast.alice());
        Playbooks playbooks = node.bean(Playbooks.class);
        return playbooks.publish(playbooks.begin(name, yaml, alice, now), yaml, "", 1, alice, now);
    }

    @Test
    void riskFollowsFromTheAnswersAndHighOnesAreForLeads() {
        assertThat(Risk.of(Set.of(), false)).isEqualTo(Risk.LOW);
        assertThat(Risk.of(Set.of("felt"), true)).isEqualTo(Risk.MEDIUM);
        assertThat(Risk.of(Set.of("irreversible", "data"), true)).isEqualTo(Risk.HIGH);
        assertThatThrownBy(() ->
                        changes.create(draft(ChangeKind.STANDARD, Set.of("irreversible"), List.of()), author, now))
                .hasMessageContaining("a standard change has low risk");

        ChangeId id = changes.create(
                        draft(ChangeKind.NORMAL, Set.of("irreversible", "data", "felt"), List.of()), author, now)
                .id();
        course.submit(id, author, now);
        Viewer agent = cast.viewer(cast.staff("Arne", Role.AGENT, "Europe/Dublin"));
        assertThatThrownBy(() -> course.say(id, true, "", agent, now)).isInstanceOf(NotFound.class);
        assertThat(course.say(id, true, "", lead, now).approved()).isTrue();
    }

    @Test
    void aStandardOneIsAgreedToAndAnEmergencyAfterwards() {
        ChangeId standard = changes.create(draft(ChangeKind.STANDARD, Set.of(), List.of()), author, now)
                .id();
        assertThat(course.submit(standard, author, now).state()).isEqualTo(ChangeState.SCHEDULED);

        ChangeId urgent = changes.create(draft(ChangeKind.EMERGENCY, Set.of(), List.of()), author, now)
                .id();
        course.submit(urgent, author, now);
        course.start(urgent, "", author, now);
        Change over = course.end(urgent, false, "No better", author, now);
        assertThat(over.wantsApproval()).isTrue();
        Change seen = course.say(urgent, true, "It was right to try", lead, now);
        assertThat(seen.wantsApproval()).isFalse();
        assertThat(seen.state()).isEqualTo(ChangeState.FAILED);
    }

    @Test
    void doesNotBeginInAFreezeUnlessOneMayBreakItAndSaysWhy() {
        ChangeId id = agreed(Set.of());
        freeze(now.minusSeconds(60), now.plus(Duration.ofHours(2)));

        assertThatThrownBy(() -> course.start(id, "Now", author, now)).hasMessageContaining("Quiet week");
        assertThatThrownBy(() -> course.start(id, "", lead, now)).hasMessageContaining("why it cannot wait");
        assertThat(course.start(id, "Disks are full", lead, now).broke()).isEqualTo("Disks are full");
    }

    @Test
    void saysWhatSpeaksAgainstATimeAndWhichAreFree() {
        agreed(Set.of());
        freeze(
                hour.from().plus(Duration.ofDays(1)).minusSeconds(60),
                hour.from().plus(Duration.ofDays(1)).plusSeconds(7_200));
        Surroundings surroundings = node.bean(Surroundings.class);
        Wish wish = new Wish(Optional.empty(), List.of(ledger.id()), place, DUBLIN);

        assertThat(surroundings.clashes(wish, hour))
                .extracting(Clash::words)
                .anySatisfy(words -> assertThat(words).contains("New disks", "what they need"));
        Slot tomorrow =
                new Slot(hour.from().plus(Duration.ofDays(1)), hour.until().plus(Duration.ofDays(1)));
        assertThat(surroundings.clashes(wish, tomorrow)).anyMatch(Clash::forbids);

        List<Slot> free = node.bean(ChangeLook.class).slots(wish, hour, now);
        assertThat(free).hasSize(3);
        assertThat(free.getFirst().from()).as("when the other is over").isEqualTo(hour.until());
        assertThat(free.get(1).from())
                .as("after the freeze")
                .isEqualTo(tomorrow.from().plusSeconds(7_200));
        assertThat(free)
                .allSatisfy(slot -> assertThat(surroundings.clashes(wish, slot)).noneMatch(Clash::forbids));
    }

    @Test
    void tellsTheNextShiftWhatWasAndWillBeChanged() {
        ChangeId id = agreed(Set.of());
        ChangeDuties duties = node.bean(ChangeDuties.class);
        String path = ChangePages.path(id);
        assertThat(duties.of(Set.of(), now.plus(Duration.ofHours(8)), author, now))
                .noneMatch(duty -> duty.path().equals(path));
        course.start(id, "", author, now);
        course.end(id, true, "All is well", author, now);

        assertThat(duties.of(Set.of(), now.plus(Duration.ofHours(8)), author, now.plusSeconds(60)))
                .filteredOn(duty -> duty.path().equals(path))
                .singleElement()
                .satisfies(duty -> assertThat(duty.detail()).isEqualTo("done: All is well"));
    }

    @Test
    void countsAloneBelowTwentyAndThenARateWithItsInterval() {
        assertThat(new FailureRate(0, 0).sentence()).isEqualTo("No change has ended yet.");
        assertThat(new FailureRate(19, 2).sentence()).isEqualTo("2 of 19 failed: too few for a rate.");
        FailureRate rate = new FailureRate(20, 2);
        assertThat(rate.low()).isCloseTo(0.0279, within(0.0001));
        assertThat(rate.high()).isCloseTo(0.3010, within(0.0001));
        assertThat(rate.sentence()).isEqualTo("2 of 20 failed: 10 %, by chance between 3 and 30 %.");
    }

    private ChangeId agreed(Set<String> yes) {
        ChangeId id = changes.create(draft(ChangeKind.NORMAL, yes, List.of()), author, now)
                .id();
        course.submit(id, author, now);
        course.say(id, true, "", lead, now);
        return id;
    }

    private void freeze(Instant from, Instant until) {
        Json json = Json.of(node, cast.token(Role.LEAD));
        String body = "{'from': '%s', 'until': '%s', 'timeZone': 'UTC', 'environment': '%s', 'reason': 'Quiet week'}";
        assertThat(json.post("/api/v1/freezes", body.formatted(local(from), local(until), place))
                        .status())
                .isEqualTo(201);
    }

    private static String local(Instant at) {
        return at.toString().substring(0, 16);
    }

    private ChangeDraft draft(ChangeKind kind, Set<String> yes, List<String> points) {
        return draft("New disks", kind, yes, hour, points);
    }

    private ChangeDraft draft(String title, ChangeKind kind, Set<String> yes, Slot slot, List<String> points) {
        return new ChangeDraft(
                kind,
                title,
                "They are full",
                "",
                List.of(broker.id()),
                place,
                Optional.of(slot),
                DUBLIN,
                yes,
                "",
                points);
    }

    private Service service(ServiceId... needs) {
        ServiceDraft draft = ServiceDraft.named("Disks " + UUID.randomUUID(), 3);
        return node.bean(Services.class)
                .create(
                        new ServiceDraft(
                                draft.slug(),
                                draft.name(),
                                draft.description(),
                                draft.tier(),
                                draft.team(),
                                draft.policy(),
                                List.of(needs)),
                        Viewer.system(),
                        node.now());
    }
}
