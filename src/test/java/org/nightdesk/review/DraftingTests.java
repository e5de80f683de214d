package org.nightdesk.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.nightdesk.review.Drafting.Draft;
import org.nightdesk.subject.Actor;
import org.nightdesk.subject.Subject;
import org.nightdesk.timeline.Entry;
import org.nightdesk.timeline.Recorded;

class DraftingTests {

    private static final Instant NIGHT = Instant.parse("2026-11-20T03:06:00Z");
    private static final Actor PROMETHEUS = Actor.integration(1, "Prometheus Dublin");
    private static final Actor ALICE = Actor.person(1, "Alice");
    private static final Actor BOB = Actor.person(2, "Bob");

    private final List<Recorded> entries = new ArrayList<>();

    @Test
    void measuresTheCourseFromTheEntriesAlone() {
        anAlertThatBobAnswers();

        Course course = course();

        assertThat(course.noticed().byAlert()).isTrue();
        assertThat(course.noticed().name()).isEqualTo("Prometheus Dublin");
        assertThat(course.impact()).hasValue(Duration.ofMinutes(16));
        assertThat(course.until(course.firstPage().orElseThrow())).isEqualTo(Duration.ofMinutes(1));
        assertThat(course.until(course.firstAnswer().orElseThrow())).isEqualTo(Duration.ofMinutes(7));
        assertThat(course.until(course.restored().orElseThrow())).isEqualTo(Duration.ofMinutes(16));
        assertThat(course.until(course.resolved().orElseThrow())).isEqualTo(Duration.ofMinutes(47));
        assertThat(course.people()).containsExactly(BOB);
    }

    @Test
    void writesWhatHappenedInSentencesWithTimes() {
        anAlertThatBobAnswers();

        assertThat(draft().sections().happened()).isEqualTo("""
                - **03:06** An alert from Prometheus Dublin opened it as P1 on Payments gateway.
                - **03:06** Prometheus Dublin fired: CardAuthTimeouts.
                - **03:07** Paged Alice, step 1 of 2.
                - **03:11** Paged Bob, step 2 of 2.
                - **03:13** Bob took it.
                - **03:20** Bob told the customer: “We are on it”.
                - **03:22** Bob restored it by a workaround: second route.
                - **03:53** Bob resolved it: certificate pinned again.
                - Meanwhile the alert fired 2 times more.""");
    }

    @Test
    void asksWhereTheRecordIsSilent() {
        happens(0, PROMETHEUS, "opened", "", Map.of("source", "signal", "priority", "P1", "service", "Ledger"));
        happens(5, ALICE, "acknowledged", "");
        happens(65, ALICE, "resolved", "");

        Draft draft = draft();

        assertThat(draft.questions())
                .containsExactly(
                        "What happened from 03:11 to 04:11? The record is silent for 1 h.",
                        "What was the cause? The record does not say.",
                        "Where were we lucky? What would have made it worse?",
                        "How was it fixed? It was resolved without a word.",
                        "Were customers told, when and how? There is no public note.");
        assertThat(draft.sections().happened()).contains("- **03:11 to 04:11** {{1}}");
        assertThat(draft.sections().factors()).contains("The cause: {{2}}");
    }

    @Test
    void findsWhatMadeItWorse() {
        happens(0, ALICE, "opened", "", Map.of("source", "phone", "priority", "P2", "service", "Label printing"));
        happens(0, Actor.system(), "skipped", "step 1 of 2: nobody is on call");
        happens(15, Actor.system(), "exhausted", "Nobody answered");
        happens(20, BOB, "acknowledged", "");
        happens(21, BOB, "held", "waits for the vendor");
        happens(61, BOB, "unheld", "waits for the vendor");
        happens(70, BOB, "resolved", "restarted");
        happens(75, PROMETHEUS, "reopened", "Back again: LabelQueueStuck");
        happens(90, BOB, "resolved", "printer replaced");

        assertThat(course().impact()).hasValue(Duration.ofMinutes(85));
        assertThat(draft().sections().factors())
                .contains(
                        "1. No alert noticed it: Alice did.",
                        "1. A step of the escalation reached nobody: step 1 of 2: nobody is on call.",
                        "1. Nobody answered the first time through the policy, 15 min after it began.",
                        "1. The first answer came after 20 min.",
                        "1. It waited 40 min on hold.",
                        "1. It came back once after it had been taken for over.");
        assertThat(draft().questions()).contains("Why did no alert notice it before Alice?");
    }

    @Test
    void namesTheDayWhenItChanges() {
        happens(0, ALICE, "opened", "", Map.of("source", "screen", "priority", "P3", "service", "Ledger"));
        happens(24 * 60, ALICE, "resolved", "done");

        assertThat(draft().sections().happened()).contains("- **Sat 21 Nov, 03:06** Alice resolved it: done.");
    }

    @Test
    void takesWhatPeopleWroteForTextAndNotForMarkup() {
        happens(0, ALICE, "opened", "", Map.of("source", "screen", "priority", "P3", "service", "Ledger"));
        happens(1, BOB, "noted", "see *this* [link](javascript:alert(1)) {{1}}\nand <b>that</b>");

        assertThat(draft().sections().happened())
                .contains("\\*this\\* \\[link\\](javascript:alert(1)) \\{\\{1\\}\\} and \\<b\\>that\\</b\\>");
    }

    @Test
    void doesNotSayThatItIsOverWhileItLasts() {
        happens(0, ALICE, "opened", "", Map.of("source", "screen", "priority", "P3", "service", "Ledger"));

        assertThat(course().impact()).isEmpty();
        assertThat(draft().questions()).contains("When did it work again? The record has no end yet.");
    }

    @Test
    void mergesWhatTwoWroteInDifferentParts() {
        Sections base = new Sections("a", "b", "c", "d", "e");
        Sections alices = new Sections("a", "B by Alice", "c", "d", "e");
        Sections bobs = new Sections("a", "b", "C by Bob", "d", "e");

        Merge merge = Merge.of(base, alices, bobs);

        assertThat(merge.clashes()).isEmpty();
        assertThat(merge.merged()).isEqualTo(new Sections("a", "B by Alice", "C by Bob", "d", "e"));
    }

    @Test
    void namesThePartThatBothWrote() {
        Sections base = new Sections("a", "b", "c", "d", "e");
        Sections alices = new Sections("a", "B by Alice", "c", "d", "e");
        Sections bobs = new Sections("a", "B by Bob", "c", "d", "e");

        assertThat(Merge.of(base, alices, bobs).clashes()).containsExactly(Sections.Part.HAPPENED);
        assertThat(Merge.of(base, bobs, bobs).clashes()).isEmpty();
    }

    private void anAlertThatBobAnswers() {
        happens(
                0,
                PROMETHEUS,
                "opened",
                "",
                Map.of("source", "signal", "priority", "P1", "service", "Payments gateway"));
        happens(0, PROMETHEUS, "signalled", "CardAuthTimeouts");
        happens(1, Actor.system(), "paged", "Alice, step 1 of 2");
        happens(3, PROMETHEUS, "signalled", "CardAuthTimeouts and 1 more");
        happens(5, Actor.system(), "paged", "Bob, step 2 of 2");
        happens(6, PROMETHEUS, "signalled", "CardAuthTimeouts");
        happens(7, BOB, "acknowledged", "");
        entries.add(new Recorded(
                entries.size(),
                new Entry(
                        subject(),
                        NIGHT.plusSeconds(840),
                        BOB,
                        "noted",
                        "We are on it",
                        Map.of(),
                        true,
                        Set.of("staff"))));
        happens(16, BOB, "restored", "second route");
        happens(47, BOB, "resolved", "certificate pinned again.");
        happens(90, BOB, "closed", "");
    }

    private void happens(int minute, Actor actor, String verb, String text) {
        happens(minute, actor, verb, text, Map.of());
    }

    private void happens(int minute, Actor actor, String verb, String text, Map<String, ?> facts) {
        Instant at = NIGHT.plus(Duration.ofMinutes(minute));
        entries.add(new Recorded(entries.size(), Entry.internal(subject(), at, actor, verb, text, facts)));
    }

    private static Subject subject() {
        return Subject.of("ticket", 1042);
    }

    private Course course() {
        return Course.of(entries);
    }

    private Draft draft() {
        return Drafting.draft("Cards", course(), ZoneId.of("Europe/Dublin"));
    }
}
