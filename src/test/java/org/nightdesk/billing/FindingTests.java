package org.nightdesk.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nightdesk.people.Organisations;
import org.nightdesk.people.Person;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.testing.TestPostgres;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Alice looks at what the checks found before October is signed off; Dora and Erin hear what waits for them. */
class FindingTests {

    private BillingStories story;
    private String arran;
    private String bute;

    @BeforeEach
    void openTheShop() {
        story = new BillingStories();
        arran = story.arran.name();
        bute = story.bute.name();
        story.used(arran, "storage", "120.5");
        story.used(bute, "storage", "10.05");
    }

    @Test
    void nothingIsSignedOffBeforeEachFindingIsAccepted() {
        Definition bill = story.bill("storage = 1\ncalls = 1");
        story.used(arran, "calls", "-300");
        BillingRun run = story.run(bill);
        approveAll(run);
        assertThat(story.runs.run(run.id(), story.alice).signed()).isEmpty();
        assertThat(screen(run)).contains("What you see is approved. One finding of the checks is open.");

        Findings findings = story.node.bean(Findings.class);
        List<Integer> open = numbers(run);
        assertThatThrownBy(() -> findings.accept(run.id(), open, " ", story.alice, story.node.now()))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("Say why");
        assertThatThrownBy(() -> findings.accept(run.id(), open, "no", story.cast.viewer(story.dora), story.node.now()))
                .isInstanceOf(NotFound.class);
        BillingRun signed = findings.accept(run.id(), open, "A return of August", story.alice, story.node.now());

        assertThat(signed.signed()).isPresent();
        assertThat(screen(run)).contains("Accepted.", "Alice: A return of August");
        assertThatThrownBy(() -> TestPostgres.execute(
                        story.node.database(),
                        "update billing.acceptance set reason = 'none' where run_id = " + run.id()))
                .hasStackTraceContaining("what was billed stays");
    }

    @Test
    void theSameFindingStaysAcceptedInTheNextVersionAndAnotherDoesNot() {
        Definition bill = story.bill("storage = 1\ncalls = 1");
        story.used(arran, "calls", "-300");
        BillingRun first = story.run(bill);
        Findings findings = story.node.bean(Findings.class);
        findings.accept(first.id(), numbers(first), "A return of August", story.alice, story.node.now());
        story.used(bute, "calls", "1");
        BillingRun second = story.run(bill);
        assertThat(story.lines.findings(second.id(), BillingStories.whole()))
                .singleElement()
                .satisfies(found -> assertThat(found.accepted()).get().satisfies(said -> {
                    assertThat(said.carried()).isTrue();
                    assertThat(said.reason()).isEqualTo("A return of August");
                }));
        story.used(bute, "backup", "2");

        BillingRun third = story.run(bill);

        assertThat(story.lines.findings(third.id(), BillingStories.whole()))
                .filteredOn(found -> found.accepted().isEmpty())
                .singleElement()
                .satisfies(found -> assertThat(found.finding().customer()).isEqualTo(bute));
        assertThatThrownBy(() -> findings.accept(first.id(), List.of(1), "late", story.alice, story.node.now()))
                .hasMessageContaining("newer version");
    }

    @Test
    void whatHasNoPriceIsMendedAndWhatWasTypedStays() {
        story.used(arran, "backup", "1");
        BillingRun run = story.run(story.bill("storage = 1"));

        var refused = story.cast
                .browser(story.owner)
                .post(
                        "/billing/runs/" + run.id() + "/acceptances",
                        "check",
                        "no price",
                        "finding",
                        Integer.toString(numbers(run).getFirst()),
                        "reason",
                        "It is free");

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(screen(run)).contains("It has no price, and counts nothing.").doesNotContain("name=\"finding\"");
    }

    @Test
    void accountManagersAreToldOnceWhatWaitsAndWhatTheyHadApproved() {
        Definition bill = story.bill("storage = 1");
        BillingRun first = story.run(bill);
        assertThat(told(story.dora)).containsExactly("Approve " + bill.name() + " 2026-10: " + arran);
        assertThat(told(story.erin)).hasSize(1);
        story.approvals.approve(first.id(), arran, "", story.cast.viewer(story.dora), story.node.now());
        story.used(arran, "storage", "1");
        story.used(bute, "storage", "1");

        story.run(bill);

        assertThat(told(story.dora)).hasSize(2);
        assertThat(text(story.dora)).contains("Lines that you had approved are others in version 2: " + arran);
        assertThat(told(story.erin)).hasSize(1);
    }

    @Test
    void aCustomerThatChangedHandsIsWithTheNewAccountManagerWhoHearsWhoHadApproved() {
        Definition bill = story.bill("storage = 1");
        BillingRun first = story.run(bill);
        story.approvals.approve(first.id(), arran, "", story.cast.viewer(story.dora), story.node.now());
        Person grace = story.cast.staff("Grace", Role.REQUESTER, "Europe/Dublin");
        Organisations organisations = story.node.bean(Organisations.class);
        organisations.appoint(story.arran.id(), Optional.of(grace.id()), story.alice, story.node.now());
        organisations.appoint(story.bute.id(), Optional.of(grace.id()), story.alice, story.node.now());
        story.used(arran, "storage", "1");

        story.run(bill);
        story.run(bill);

        assertThat(told(grace)).containsExactly("Approve " + bill.name() + " 2026-10: 2 of your customers");
        assertThat(text(grace))
                .contains("In version 2 these lines wait for your yes: " + bute)
                .contains("Lines that Dora had approved are others in version 2: " + arran);
        assertThat(told(story.dora)).hasSize(1);
        assertThat(told(story.erin)).hasSize(1);
    }

    @Test
    void whatDoraSaysToHerLinesReachesAliceWhoseAnswerReachesDora() {
        BillingRun run = story.run(story.bill("storage = 1"));
        story.approvals.comment(
                run.id(), arran, "Is the storage right?", story.cast.viewer(story.dora), story.node.now());

        assertThat(text(story.owner)).isEqualTo("Dora to version 1:\nIs the storage right?");
        assertThat(screen(run)).contains("Dora: Is the storage right?");
        story.approvals.comment(run.id(), arran, "It is.", story.alice, story.node.now());
        assertThat(text(story.dora)).contains("It is.");
        assertThat(told(story.erin)).hasSize(1);
    }

    @Test
    void ofManyCustomersAHundredAreShownAndOneIsFound() {
        story.shop.execute(
                "insert into usage (day, customer, item, quantity) select '2026-10-15', 'Customer ' || to_char(i, 'FM0000'), 'storage', 1 from generate_series(1, 210) i");
        BillingRun run = story.run(story.bill("storage = 1"));
        String at = "/billing/runs/" + run.id();

        assertThat(screen(run)).contains("1 to 100 of 212", "Customer 0098").doesNotContain("Customer 0150");
        assertThat(get(at + "?from=200")).contains("201 to 212 of 212", "Customer 0210");
        assertThat(get(at + "?q=mer+0150")).contains("Customer 0150").doesNotContain("Customer 0098");
        assertThat(get(at + "?q=nobody+like+that")).contains("No customer is like that.");
    }

    @Test
    void aBillByAPersonalColumnIsRefused() {
        long report = story.personalReport(
                "select lower(customer) as customer, item, quantity from usage where day >= :month", "month date");
        DefinitionDraft draft = story.draft("storage = 1", "");

        assertThatThrownBy(() -> story.definitions.create(
                        new DefinitionDraft(
                                draft.name(),
                                "",
                                draft.team(),
                                "EUR",
                                "2",
                                "half-up",
                                Long.toString(report),
                                "",
                                draft.prices(),
                                "",
                                "5",
                                "17:00",
                                "Europe/Dublin"),
                        story.owner.id(),
                        story.alice,
                        story.node.now()))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("gives a name instead of each customer")
                .hasMessageContaining("marked personal");
    }

    private void approveAll(BillingRun run) {
        story.approvals.approve(run.id(), arran, "", story.cast.viewer(story.dora), story.node.now());
        story.approvals.approve(run.id(), bute, "", story.cast.viewer(story.erin), story.node.now());
    }

    private List<Integer> numbers(BillingRun run) {
        return story.lines.findings(run.id(), BillingStories.whole()).stream()
                .map(Findings.Found::number)
                .toList();
    }

    private String screen(BillingRun run) {
        return get("/billing/runs/" + run.id());
    }

    private String get(String path) {
        return story.cast.browser(story.owner).get(path).body();
    }

    private List<String> told(Person person) {
        return story.node
                .bean(JdbcClient.class)
                .sql("select title from memo.memo where person_id = :person order by id")
                .param("person", person.id().value())
                .query(String.class)
                .list();
    }

    private String text(Person person) {
        return story.node
                .bean(JdbcClient.class)
                .sql("select text from memo.memo where person_id = :person order by id desc limit 1")
                .param("person", person.id().value())
                .query(String.class)
                .single();
    }
}
