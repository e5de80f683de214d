package org.nightdesk.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nightdesk.people.Person;
import org.nightdesk.review.Sections.Part;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.TestNode;
import org.nightdesk.timeline.Timeline;

class ReviewsTests {

    private static final LocalDate FRIDAY = LocalDate.of(2026, 12, 4);

    private final TestNode node = TestNode.shared();
    private final Cast cast = Cast.of(node);
    private final Reviews reviews = node.bean(Reviews.class);
    private final Actions actions = node.bean(Actions.class);
    private final Viewer alice = cast.viewer(cast.alice());
    private final Viewer bob = cast.viewer(cast.bob());
    private final Incident incident = Incident.overcome(node, cast);

    @Test
    void beginsWithADraftFromTheTimeline() {
        Review review = incident.review();

        assertThat(review.sections().title()).isEqualTo("Card authorisations failed");
        assertThat(review.sections().happened())
                .contains("Bob restored it by a workaround: second route to the acquirer.");
        assertThat(review.questions()).extracting(Question::isOpen).containsOnly(true);
        assertThat(review.owner()).contains(cast.bob().id());
        assertThat(verbs(review)).containsExactly("begun");
        assertThat(reviews.begin(incident.id(), bob, Incident.DUBLIN, node.now()))
                .isEqualTo(review.id());
    }

    @Test
    void refusesAnIncidentThatStillLasts() {
        Incident firing = Incident.firing(node, cast);

        assertThatThrownBy(() -> reviews.begin(firing.id(), alice, Incident.DUBLIN, node.now()))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("still lasts");
    }

    @Test
    void saysExactlyWhyItCannotBeApproved() {
        Review review = incident.review();
        actions.add(
                incident.id(),
                new ActionDraft("Accept all issuers", Optional.empty(), Optional.of(FRIDAY)),
                bob,
                node.now());
        actions.add(
                incident.id(),
                new ActionDraft("Alert at 10 %", Optional.of(cast.bob().id()), Optional.empty()),
                bob,
                node.now());

        Refused refused = refusal(() -> reviews.approve(incident.id(), alice, node.now()));

        assertThat(refused.problems())
                .extracting(Refused.Problem::reason)
                .contains(
                        "The action “Accept all issuers” has no owner.",
                        "The action “Alert at 10 %” has no date.",
                        "Question 1 is open: " + review.questions().getFirst().text());
        assertThat(reviews.review(incident.id(), alice).isApproved()).isFalse();
    }

    @Test
    void isApprovedByALeadOnceEverythingIsAnswered() {
        answerAll(incident.review());
        assertThatThrownBy(() -> reviews.approve(incident.id(), bob, node.now()))
                .isInstanceOf(NotFound.class);

        Review approved = reviews.approve(incident.id(), alice, node.now());

        assertThat(approved.state()).isEqualTo(new ReviewState.Approved("Alice", node.now()));
        assertThatThrownBy(() -> save(approved, new Change(Part.HAPPENED, "later")))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("approved");
        assertThat(verbs(approved)).endsWith("approved");
        assertThat(node.bean(Timeline.class).of(incident.id().subject(), alice))
                .extracting(one -> one.entry().verb())
                .contains("review-begun", "review-approved");
    }

    @Test
    void leavesOutOfAnApprovedReviewWhatHappenedLater() {
        answerAll(incident.review());
        Review approved = reviews.approve(incident.id(), alice, node.now());
        incident.happens(300, alice.actor(), "reopened", "back again");

        assertThat(reviews.course(approved).all("reopened")).isEmpty();
    }

    @Test
    void keepsWhatTwoWroteInDifferentParts() {
        Review seen = incident.review();
        save(seen, new Change(Part.FACTORS, "Bob's factors"));

        Saved saved = save(seen, new Change(Part.HAPPENED, "Alice's story"));

        assertThat(saved).isInstanceOfSatisfying(Saved.Kept.class, kept -> {
            assertThat(kept.merged()).isTrue();
            assertThat(kept.review().sections().factors()).isEqualTo("Bob's factors");
            assertThat(kept.review().sections().happened()).isEqualTo("Alice's story");
            assertThat(kept.review().version()).isEqualTo(3);
        });
    }

    @Test
    void saysWhenTwoWroteInTheSamePartAndLosesNothing() {
        Review seen = incident.review();
        save(seen, new Change(Part.HAPPENED, "Bob's story"));

        Saved saved = save(seen, new Change(Part.HAPPENED, "Alice's story"));

        assertThat(saved).isInstanceOfSatisfying(Saved.Clash.class, clash -> {
            assertThat(clash.parts()).containsExactly(Part.HAPPENED);
            assertThat(clash.review().sections().happened()).isEqualTo("Bob's story");
            assertThat(clash.mine().happened()).isEqualTo("Alice's story");
        });
        assertThat(reviews.review(incident.id(), bob).sections().happened()).isEqualTo("Bob's story");
    }

    @Test
    void keepsAnActionWithItsOwnerUntilItIsClosedWithEvidence() {
        Person dana = cast.staff("Dana", Role.RESPONDER, "Asia/Kolkata");
        incident.review();
        Action action = actions.add(
                incident.id(),
                new ActionDraft("Alert at 10 %", Optional.of(dana.id()), Optional.of(FRIDAY)),
                bob,
                node.now());
        assertThat(needs(dana)).containsExactly("Alert at 10 %");

        assertThatThrownBy(() -> actions.close(incident.id(), action.id(), " ", bob, node.now()))
                .isInstanceOf(Refused.class);
        actions.close(incident.id(), action.id(), "CHG-519", bob, node.now());

        assertThat(needs(dana)).isEmpty();
        actions.reopen(incident.id(), action.id(), bob, node.now());
        assertThat(needs(dana)).containsExactly("Alert at 10 %");
    }

    @Test
    void isFoundByItsTitle() {
        save(incident.review(), new Change(Part.TITLE, "100 % of the Ledger_posts were late"));
        ReviewPalette palette = node.bean(ReviewPalette.class);

        assertThat(palette.find(bob, "100 % of the ledger_posts", 5, node.now()))
                .hasSize(1);
        assertThat(palette.find(bob, "100 % of the ledgerXposts", 5, node.now()))
                .isEmpty();
        assertThat(palette.find(cast.viewer(cast.charlie()), "100 %", 5, node.now()))
                .isEmpty();
    }

    @Test
    void showsNothingToCustomers() {
        incident.review();
        Viewer charlie = cast.viewer(cast.charlie());

        assertThatThrownBy(() -> reviews.review(incident.id(), charlie)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> reviews.newest(0, 10, charlie)).isInstanceOf(NotFound.class);
        assertThat(reviews.has(incident.id(), charlie)).isFalse();
    }

    private void answerAll(Review review) {
        review.questions()
                .forEach(question -> reviews.answer(incident.id(), question.number(), "Found out.", bob, node.now()));
    }

    private Saved save(Review seen, Change change) {
        return reviews.save(incident.id(), seen.version(), change, alice, node.now());
    }

    private List<String> needs(Person person) {
        return node.bean(ReviewNeeds.class).of(cast.viewer(person), node.now()).stream()
                .map(need -> need.what())
                .toList();
    }

    private List<String> verbs(Review review) {
        return node.bean(Timeline.class).of(review.id().subject(), alice).stream()
                .map(one -> one.entry().verb())
                .toList();
    }

    private static Refused refusal(Runnable move) {
        try {
            move.run();
        } catch (Refused refused) {
            return refused;
        }
        throw new AssertionError("was not refused");
    }
}
