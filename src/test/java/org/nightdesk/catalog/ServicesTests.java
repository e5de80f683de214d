package org.nightdesk.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.nightdesk.subject.Actor;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Subject;
import org.nightdesk.subject.Viewer;
import org.nightdesk.testing.TestNode;
import org.nightdesk.timeline.Timeline;

class ServicesTests {

    private static final Viewer ALICE = new Viewer(Actor.person(1, "Alice"), Role.LEAD, Set.of("staff"));
    private static final Viewer BOB = new Viewer(Actor.person(2, "Bob"), Role.AGENT, Set.of("staff"));

    private final TestNode node = TestNode.shared();
    private final Services services = node.bean(Services.class);

    @Test
    void aFreshInstallationHasAHomeForEverything() {
        assertThat(services.catchAll().slug()).isEqualTo("everything-else");
        assertThat(services.findBySlug("everything-else")).contains(services.catchAll());
    }

    @Test
    void tellsWhatAServiceNeedsAndWhatNeedsIt() {
        Service database = create("Ledger database", List.of());
        Service ledger = create("Ledger", List.of(database.id()));

        assertThat(services.needs(ledger.id())).containsExactly(database);
        assertThat(services.neededBy(database.id())).containsExactly(ledger);
        assertThat(node.bean(Timeline.class)
                        .of(Subject.of("service", ledger.id().value()), ALICE))
                .singleElement()
                .satisfies(recorded -> assertThat(recorded.entry().verb()).isEqualTo("created"));
    }

    @Test
    void refusesACircleAndNamesIt() {
        Service hen = create("Hen", List.of());
        Service chick = create("Chick", List.of(hen.id()));
        Service egg = create("Egg", List.of(chick.id()));

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> services.change(hen.id(), draft("Hen", List.of(egg.id())), ALICE, node.now()))
                .withMessageContaining("Hen needs Egg needs Chick needs Hen");
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> services.change(hen.id(), draft("Hen", List.of(hen.id())), ALICE, node.now()))
                .withMessageContaining("Hen needs Hen");
        assertThat(services.needs(hen.id())).isEmpty();
    }

    @Test
    void makesASlugThatPeopleCanTypeAndKeepsIt() {
        Service siobhan = create("Siobhán’s Reports (old)", List.of());
        assertThat(siobhan.slug()).isEqualTo("siobhan-s-reports-old");

        Service renamed = services.change(siobhan.id(), draft("Reports, new", List.of()), ALICE, node.now());
        assertThat(renamed.slug()).isEqualTo("siobhan-s-reports-old");
    }

    @Test
    void saysEverythingThatIsWrongAtOnce() {
        ServiceDraft wrong = new ServiceDraft(
                Optional.of("No Slug"), " ", "", 5, Optional.empty(), OptionalLong.of(Long.MAX_VALUE), List.of());

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> services.create(wrong, ALICE, node.now()))
                .satisfies(refused -> assertThat(refused.problems())
                        .extracting(Refused.Problem::field)
                        .containsExactly("name", "tier", "slug", "escalationPolicy"));
    }

    @Test
    void refusesANameThatIsTaken() {
        create("Twin", List.of());
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> create("twin", List.of()))
                .satisfies(refused ->
                        assertThat(refused.problems().getFirst().field()).isEqualTo("name"));
    }

    @Test
    void isChangedByLeadsOnly() {
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> services.create(draft("Bob's own", List.of()), BOB, node.now()));
    }

    private Service create(String name, List<ServiceId> needs) {
        return services.create(draft(name, needs), ALICE, node.now());
    }

    private static ServiceDraft draft(String name, List<ServiceId> needs) {
        return new ServiceDraft(Optional.empty(), name, "", 2, Optional.empty(), OptionalLong.empty(), needs);
    }
}
