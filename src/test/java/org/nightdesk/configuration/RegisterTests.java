package org.nightdesk.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.nightdesk.configuration.SideBySide.Compared;
import org.nightdesk.installation.Installation;
import org.nightdesk.people.Organisation;
import org.nightdesk.people.Person;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.TestNode;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Days pass here, so that the node is its own. */
class RegisterTests {

    private static final TestNode node = TestNode.fresh();

    private final Cast cast = Cast.of(node);
    private final Person alice = cast.alice();
    private final Viewer lead = cast.viewer(alice);
    private final Organisation acme = cast.organisation("Acme");
    private final Shopfront shopfront = new Shopfront(node, cast);
    private final Installation live = shopfront.installation(acme, "production");
    private final Register register = node.bean(Register.class);
    private final Drifts drifts = node.bean(Drifts.class);

    @AfterAll
    static void close() {
        node.close();
    }

    @Test
    void knowsWhatWasSoOnADayAndWhoChangedIt() {
        shopfront.set(live, "tax.rate", "19");
        Instant third = node.now().plus(Duration.ofHours(1));
        node.clock().tick(Duration.ofDays(2));
        register.changed(live.id(), "tax.rate", "20.0", cast.viewer(cast.bob()), "execution:17", node.now());

        assertThat(register.asOf(live.id(), Side.CURRENT, third))
                .hasEntrySatisfying("tax.rate", one -> assertThat(one.text()).contains("19"));
        assertThat(register.current(live.id(), "tax.rate").orElseThrow().text()).contains("20");
        assertThat(register.history(live.id(), "tax.rate", Side.CURRENT))
                .extracting(Value::text, Value::by, Value::because)
                .containsExactly(
                        tuple(Optional.of("20"), "Bob", "execution:17"),
                        tuple(Optional.of("19"), "Alice", "execution:1"));
    }

    @Test
    void aDifferenceIsUnexplainedUntilSomebodyWritesItDownAndAgainWhenThatEnds() {
        shopfront.set(live, "tax.rate", "19");
        node.clock().tick(Duration.ofHours(3));
        Instant moved = node.now();
        found("tax.rate", "21");

        assertThat(kinds()).containsExactly("tax.rate unexplained");
        assertThat(drifts.of(live.id(), lead, node.now()).getFirst().kindSince())
                .isEqualTo(moved);

        drifts.declare(
                live.id(), "tax.rate", "A trial until Monday.", node.now().plus(Duration.ofDays(2)), lead, node.now());
        assertThat(kinds()).containsExactly("tax.rate declared");
        assertThat(unexplained()).isEmpty();

        node.clock().tick(Duration.ofDays(2));
        node.runDue();
        assertThat(kinds()).containsExactly("tax.rate unexplained");
        assertThat(unexplained()).singleElement().satisfies(one -> {
            assertThat(one.current()).isEqualTo("21");
            assertThat(one.expected()).isEqualTo("19");
            assertThat(one.lastBy()).isEqualTo("Alice");
        });

        register.accept(live.id(), "tax.rate", lead, "It is the law by now.", node.now());
        assertThat(kinds()).isEmpty();
    }

    @Test
    void anApprovedChangeExplainsItsOwnValueOnly() {
        shopfront.set(live, "currency", "EUR");
        drifts.approve(
                live.id(), "currency", "USD", "execution:9", node.now().plus(Duration.ofHours(1)), lead, node.now());

        found("currency", "USD");
        assertThat(kinds()).containsExactly("currency approved");

        found("currency", "GBP");
        assertThat(kinds()).containsExactly("currency unexplained");
    }

    @Test
    void aSensitiveValueIsSealedAndComparedAllTheSame() {
        shopfront.set(live, "api.key", "nobody sees this");
        found("api.key", "nobody sees this");
        assertThat(kinds()).isEmpty();
        found("api.key", "nor this");

        assertThat(kinds()).containsExactly("api.key unexplained");
        assertThat(register.expected(live.id(), "api.key").orElseThrow().text()).contains("nobody sees this");
        assertThat(drifts.of(live.id(), lead, node.now()).getFirst().current()).isEqualTo("hidden");
        assertThat(node.bean(JdbcClient.class)
                        .sql(
                                "select string_agg(text || print || because, ' ') from configuration.value where installation_id = :id")
                        .param("id", live.id().value())
                        .query(String.class)
                        .single())
                .doesNotContain("nobody sees this", "nor this");
        Person carol = cast.staff("Carol", Role.LEAD, "Europe/Dublin");
        assertThat(cast.browser(carol)
                        .get(live.id().path() + "/configuration/api.key")
                        .body())
                .contains("hidden")
                .doesNotContain("nobody sees this");
        assertThat(cast.browser(alice)
                        .get(live.id().path() + "/configuration/api.key")
                        .body())
                .contains("nobody sees this");
    }

    @Test
    void whatMayNotBeSetIsRefusedAndWritingWantsAReason() {
        assertThatThrownBy(() -> shopfront.set(live, "tax.rate", "26"))
                .isInstanceOf(Refused.class)
                .hasMessage("tax.rate is a number from 0 to 25 %.");
        assertThatThrownBy(() -> shopfront.set(live, "tax.rtae", "20")).isInstanceOf(NotFound.class);
        assertThatThrownBy(() ->
                        register.enter(live.id(), "currency", Side.EXPECTED, Optional.of("EUR"), lead, " ", node.now()))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("Say why");
    }

    @Test
    void customersBesideEachOtherShowWhatDiffersOnly() {
        Installation other = shopfront.installation(cast.organisation("Bolt"), "production");
        shopfront.set(live, "currency", "EUR");
        shopfront.set(other, "currency", "USD");
        shopfront.set(live, "returns", "true");
        shopfront.set(other, "returns", "yes");
        shopfront.set(live, "tax.rate", "19");

        Compared compared = node.bean(SideBySide.class).compare(List.of(live, other), lead);

        assertThat(compared.same()).isEqualTo(1);
        assertThat(compared.rows())
                .extracting(SideBySide.Row::key, SideBySide.Row::values)
                .containsExactly(
                        tuple("currency", List.of("EUR", "USD")), tuple("tax.rate", List.of("19", "not known")));
    }

    @Test
    void aProposalIsHeldAgainstWhatIsKnown() {
        shopfront.set(live, "tax.rate", "19");
        shopfront.set(live, "tax.label", "VAT 19 %");
        Proposals proposals = node.bean(Proposals.class);

        assertThat(proposals.problems(
                        live,
                        List.of(
                                new Proposed("tax.rate", "20", Optional.of("19.0")),
                                new Proposed(
                                        "tax.label",
                                        "VAT 20 %",
                                        Optional.of(proposals.marks(live).getOrDefault("tax.label", "")))),
                        lead))
                .isEmpty();
        assertThat(proposals.problems(live, List.of(new Proposed("tax.rate", "30", Optional.of("18"))), lead))
                .extracting(Refused.Problem::reason)
                .satisfiesExactly(
                        range -> assertThat(range).contains("from 0 to 25"),
                        stale -> assertThat(stale).contains("is 19 by now"),
                        missing -> assertThat(missing).contains("changes together with tax.label"));
    }

    @Test
    void whatMayBeChosenIsWhatTheDefinitionSaysOrWhatItIsElsewhere() {
        shopfront.set(live, "tax.label", "VAT");
        shopfront.set(live, "api.key", "nobody sees this");

        assertThat(register.options(live.service(), "currency")).containsExactly("EUR", "USD", "GBP");
        assertThat(register.options(live.service(), "returns")).containsExactly("yes", "no");
        assertThat(register.options(live.service(), "tax.label")).containsExactly("VAT");
        assertThat(register.options(live.service(), "api.key")).isEmpty();
    }

    @Test
    void theScreenShowsNowAndThen() {
        shopfront.set(live, "tax.rate", "7");
        node.clock().tick(Duration.ofDays(40));
        shopfront.set(live, "tax.rate", "8");
        found("tax.rate", "9");

        String path = live.id().path() + "/configuration";
        String then = node.now().minus(Duration.ofDays(3)).toString().substring(0, 16);
        assertThat(cast.browser(alice).get(path).body()).contains("9 %", "should be 8 %", "unexplained", "Before");
        assertThat(cast.browser(alice).get(path + "?at=" + then).body())
                .contains("7 %")
                .doesNotContain("8 %");
        assertThat(cast.browser(alice).get(path + "?at=soon").body()).contains("Write a day as");
        assertThat(cast.browser(alice).get("/drift").body()).contains("tax.rate", "is 9, should be 8");
        assertThat(cast.browser(alice).get(live.id().path()).body()).contains("1 unexplained");
    }

    private void found(String key, String value) {
        register.enter(live.id(), key, Side.CURRENT, Optional.of(value), lead, "Seen there.", node.now());
    }

    private List<String> kinds() {
        return drifts.of(live.id(), lead, node.now()).stream()
                .map(one -> one.key() + " " + one.kind())
                .toList();
    }

    private List<Drift> unexplained() {
        return drifts.unexplained(Optional.of(shopfront.service().id()), "production", 10, lead, node.now());
    }
}
