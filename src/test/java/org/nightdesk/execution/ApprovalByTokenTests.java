package org.nightdesk.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nightdesk.access.Tokens;
import org.nightdesk.subject.Role;
import org.nightdesk.testing.Json;
import org.nightdesk.testing.Json.Answer;
import org.nightdesk.testing.TestNode;
import org.springframework.dao.DataAccessException;

/** Programs plan and approve in somebody's name, and four eyes stay four. */
class ApprovalByTokenTests {

    private static final String PLANS = "/api/v1/playbooks/plans/";

    private final TestNode node = TestNode.shared();
    private final Playground ground = new Playground(node);

    @AfterEach
    void close() {
        ground.close();
    }

    @Test
    void aPersonApprovesByATokenOfTheirOwnAndAProgramDoesNot() {
        Answer plan = planned(ground.bobs());

        assertThat(approve(ground.bobs(), plan, plan.text("/sha256")).text("/detail"))
                .contains("You made this plan");
        assertThat(approve(program(), plan, plan.text("/sha256")).text("/detail"))
                .contains("A person approves, not a program");
        assertThat(approve(ground.carols(), plan, "0".repeat(64)).text("/detail"))
                .contains("another plan");
        Answer approved = approve(ground.carols(), plan, plan.text("/sha256"));
        assertThat(approved.status()).as("%s", approved).isEqualTo(200);
        assertThat(approved.text("/approvedBy")).isEqualTo("Carol");
    }

    @Test
    void whoeverMadeTheTokenThatMadeThePlanDoesNotApproveItNotEvenPastUs() {
        String key = node.bean(Tokens.class).create("pipeline", Role.AGENT, ground.alice, node.now());
        Answer plan = planned(Json.of(node, key));
        Json alices = Json.of(node, ground.cast.ownToken(ground.cast.alice()));

        assertThat(approve(alices, plan, plan.text("/sha256")).text("/detail"))
                .contains("You made the token that made this plan");
        KeptPlan kept = node.bean(PlanStore.class)
                .find(PlanId.parse(plan.text("/id")).orElseThrow())
                .orElseThrow();
        assertThatThrownBy(() -> node.bean(PlanStore.class).approve(kept, ground.alice.actor(), "", node.now()))
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("maker_is_not_approver");
        assertThat(approve(ground.carols(), plan, plan.text("/sha256")).status())
                .isEqualTo(200);
    }

    private Json program() {
        return Json.of(node, ground.cast.token(Role.LEAD));
    }

    private Answer planned(Json by) {
        Answer plan = by.post(
                "/api/v1/playbooks/"
                        + ground.playbook(Playground.SET_A_LIMIT).id().text() + "/plans",
                "{'parameters': {'where': '%s', 'value': '250'}, 'reason': 'The customer asked for it.'}"
                        .formatted(ground.acme.id().text()));
        assertThat(plan.status()).as("%s", plan).isEqualTo(201);
        return plan;
    }

    private static Answer approve(Json by, Answer plan, String sha256) {
        return by.post(PLANS + plan.text("/id") + "/approvals", "{'sha256': '%s'}".formatted(sha256));
    }
}
