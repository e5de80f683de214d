package org.nightdesk.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;
import org.nightdesk.subject.Refused;

class BindingTests {

    private static final Playbook PLAYBOOK = PlaybookYaml.read("""
            name: Try
            purpose: To see.
            limits: {targets: 2}
            parameters:
              client: {type: text}
              where: {type: targets, service: Billing, environment: production}
              limit: {type: number, min: 1, max: 500, decimals: 2}
              was: {type: number, min: 1, max: 500, decimals: 2}
              size: {type: choice, values: [small, large], required: no}
              from: {type: date, default: 2026-03-01}
              until: {type: date, required: no}
              plan: {type: picked, setting: plan, service: Billing, required: no}
              code: {type: text, pattern: "(.*)(.*)(.*)(.*)(.*)(.*)(.*)b", max-length: 60, required: no}
            checks:
              - differs: [limit, was]
              - less: [from, until]
              - target: where
                customer: ${client}
                because: That installation is another client's.
              - same: [was, current]
            steps:
              - step: look
                before: {http: {endpoint: api, path: /, capture: {current: /limit}}}
                act: {http: {endpoint: api, path: /}}
            """).orRefuse();

    private static final Map<String, String> GOOD =
            Map.of("client", "Acme", "where", "ins_1", "limit", "250.50", "was", "100");

    /** Three clients' installations: 1 and 2 are Acme's, 3 is a trial, 4 is Orbit's, 5 runs something else. */
    private static final Surroundings SURROUNDINGS = new Surroundings() {
        @Override
        public Optional<Installed> installation(long id) {
            return id > 5
                    ? Optional.empty()
                    : Optional.of(new Installed(
                            id,
                            "No. " + id,
                            id == 4 ? "Orbit" : "Acme",
                            id == 5 ? "Mail" : "Billing",
                            id == 3 ? "test" : "production"));
        }

        @Override
        public Optional<List<String>> offered(ParameterKind.Picked picked) {
            return Optional.of(List.of("basic", "premium"));
        }
    };

    @Test
    void makesValuesOfTheirKinds() {
        Map<String, Value> values = bound(Map.of()).orRefuse();

        assertThat(values)
                .containsEntry("where", new Value.Installations(List.of(1L)))
                .containsEntry("limit", new Value.Amount(new BigDecimal("250.50")))
                .containsEntry("size", new Value.None())
                .containsKey("from");
    }

    @Test
    void saysEverythingThatIsWrongByItsName() {
        assertThat(bound(Map.of(
                                "limit",
                                "500.01",
                                "was",
                                "1.005",
                                "size",
                                "huge",
                                "from",
                                "1 March",
                                "until",
                                "2026-02-30",
                                "plan",
                                "premum",
                                "sise",
                                "x",
                                "where",
                                "ins_9"))
                        .problems())
                .extracting(Refused.Problem::field, Refused.Problem::reason)
                .extracting(Object::toString)
                .containsExactlyInAnyOrder(
                        "(\"sise\", \"There is no parameter “sise”. Did you mean size?\")",
                        "(\"limit\", \"It is at most 500.\")",
                        "(\"was\", \"It has at most 2 decimals.\")",
                        "(\"size\", \"It is one of small, large.\")",
                        "(\"from\", \"It is a day, written as 2026-03-01.\")",
                        "(\"until\", \"It is a day, written as 2026-03-01.\")",
                        "(\"plan\", \"“premum” cannot be picked. Did you mean premium?\")",
                        "(\"where\", \"There is no installation 9.\")");
    }

    @Test
    void stopsTheFiveUsualMistakes() {
        assertThat(problem("where", "ins_4")).isEqualTo("That installation is another client's.");
        assertThat(problem("where", "ins_3")).isEqualTo("No. 3 is test, not production.");
        assertThat(problem("limit", "2500")).isEqualTo("It is at most 500.");
        assertThat(problem("limit", "100.00")).isEqualTo("limit is the same as was.");
        assertThat(problem("was", "")).isEqualTo("Was is needed.");
    }

    @Test
    void keepsAnExecutionWithinItsReach() {
        assertThat(problem("where", "ins_1, ins_2, ins_5"))
                .startsWith("These are 3 installations; one execution changes 2 at most.");
        assertThat(problem("where", "ins_5")).isEqualTo("No. 5 runs Mail, not Billing.");
    }

    @Test
    void comparesWithWhatWasSeenWhenItIsKnown() {
        CrossChecks checks = CrossChecks.of(PLAYBOOK, SURROUNDINGS);
        Value was = new Value.Amount(new BigDecimal("100"));

        assertThat(checks.broken(Map.of("was", was))).isEmpty();
        assertThat(checks.broken(Map.of("was", was, "current", new Value.Text("100.0"))))
                .isEmpty();
        assertThat(checks.broken(Map.of("was", was, "current", new Value.Text("90"))))
                .containsExactly(new Refused.Problem("was", "was is not what current says."));
    }

    @Test
    void comparesDays() {
        assertThat(problem("until", "2026-02-01")).isEqualTo("from must be less than until.");
        assertThat(bound(Map.of("until", "2026-04-01")).problems()).isEmpty();
    }

    @Test
    void endsAPatternThatNeverEnds() {
        assertThat(problem("code", "a".repeat(60))).startsWith("The pattern takes too long");
        assertThat(bound(Map.of("code", "aab")).problems()).isEmpty();
    }

    @Property(tries = 200)
    void takesANumberExactlyOrNotAtAll(@ForAll @BigRange(min = "-1000", max = "1000") @Scale(4) BigDecimal number) {
        Binding binding = bound(Map.of("limit", number.toPlainString()));
        boolean fits = number.compareTo(BigDecimal.ONE) >= 0
                && number.compareTo(new BigDecimal("500")) <= 0
                && number.stripTrailingZeros().scale() <= 2;

        assertThat(binding.values().containsKey("limit")).isEqualTo(fits);
        if (fits) {
            assertThat(binding.values().get("limit")).isEqualTo(new Value.Amount(number));
        }
    }

    @Property(tries = 200)
    void neverTakesMoreThanOneLine(@ForAll String text) {
        Binding binding = bound(Map.of("client", text));

        if (binding.values().get("client") instanceof Value.Text(String client)) {
            assertThat(client).hasSizeLessThanOrEqualTo(200);
            assertThat(client.chars()).noneMatch(Character::isISOControl);
        } else {
            assertThat(binding.problems()).isNotEmpty();
        }
    }

    private static String problem(String name, String value) {
        return bound(Map.of(name, value)).problems().getFirst().reason();
    }

    private static Binding bound(Map<String, String> others) {
        Map<String, String> typed = new HashMap<>(GOOD);
        typed.putAll(others);
        return Binding.of(PLAYBOOK, typed, SURROUNDINGS);
    }
}
