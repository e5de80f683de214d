package org.nightdesk.entitlement;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.nightdesk.execution.Playground;
import org.nightdesk.playbook.PlaybookVersion;
import org.nightdesk.subject.Viewer;
import org.nightdesk.testing.TestNode;

/** Access to production for some hours, granted and taken back by playbooks that write into the database who may come in. */
final class AccessStory implements AutoCloseable {

    private static final String PLAYBOOK = """
            name: %%s
            purpose: %s
            expected-minutes: 1
            parameters:
              where: {type: target, label: System}
              person: {type: text, label: Person}
            steps:
              - step: access
                says: ${person}
                before:
                  sql: {endpoint: database, statement: "select count(*) from guest where name = :person", expect: {value: %d}}
                act:
                  sql: {endpoint: database, statement: "%s", expect: {rows: 1}}
                verify:
                  sql: {endpoint: database, statement: "select count(*) from guest where name = :person", expect: {value: %d}}
                time-out: 5 s
                on-failure: stop
                reversible: no
                dry-run: rolled-back
            """;

    final TestNode node;
    final Playground ground;
    final Offer offer;

    AccessStory(TestNode node) {
        this.node = node;
        this.ground = new Playground(node);
        ground.service.execute("create table guest (name text primary key)");
        PlaybookVersion grant = ground.playbook(
                PLAYBOOK.formatted("Lets somebody in.", 0, "insert into guest (name) values (:person)", 1));
        PlaybookVersion withdraw = ground.playbook(
                PLAYBOOK.formatted("Lets somebody in no longer.", 1, "delete from guest where name = :person", 0));
        this.offer = offer("access", grant.id().text(), withdraw.id().text(), List.of(), "8");
    }

    Offer offer(String kind, String grant, String withdraw, List<String> points, String hours) {
        return node.bean(Offers.class)
                .keep(
                        Optional.empty(),
                        new OfferDraft(
                                "Access " + UUID.randomUUID(),
                                "Some hours in production.",
                                kind,
                                ground.gateway.slug(),
                                List.of("Size"),
                                grant,
                                withdraw,
                                points,
                                hours),
                        ground.alice,
                        node.now());
    }

    Entitlement asked(Viewer by, String hours) {
        return node.bean(Entitlements.class)
                .ask(
                        offer.id(),
                        new Wish(
                                "Bob the guest",
                                Map.of("where", ground.acme.id().text()),
                                hours,
                                "A customer’s report is wrong."),
                        by,
                        node.now());
    }

    /** Until nothing more is due now. */
    Entitlement settled(Entitlement one) {
        EntitlementWork work = node.bean(EntitlementWork.class);
        for (int round = 0; round < 8; round++) {
            int done = work.runDue(node.now());
            runs(one);
            node.clock().tick(java.time.Duration.ofSeconds(11));
        }
        return now(one);
    }

    private void runs(Entitlement one) {
        node.bean(org.nightdesk.execution.Executions.class)
                .of(one.ticket().value(), 1, ground.bob)
                .forEach(ground::run);
    }

    Entitlement now(Entitlement one) {
        return node.bean(Entitlements.class).entitlement(one.id(), ground.bob);
    }

    /** What the run leaves that was the last for it. */
    String evidence(Entitlement one) {
        return ground.evidence(node.bean(org.nightdesk.execution.Executions.class)
                .of(one.ticket().value(), 1, ground.bob)
                .getFirst());
    }

    int guests() {
        return ground.service.count("select count(*) from guest");
    }

    @Override
    public void close() {
        ground.close();
    }
}
