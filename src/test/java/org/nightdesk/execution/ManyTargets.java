package org.nightdesk.execution;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.nightdesk.installation.Installation;
import org.nightdesk.playbook.PlaybookVersion;
import org.nightdesk.testing.TestNode;

/** One service that stands for many installations, and a playbook that changes them all. */
public final class ManyTargets implements AutoCloseable {

    private static final String ONE_STEP = """
            name: %s
            purpose: Changes a limit of many.
            expected-minutes: 2
            limits: {targets: 1000, per-hour: 100000, at-a-time: 20, stages: [1, 10 %%, rest]}
            parameters:
              where: {type: targets, label: Where}
              value: {type: number, label: New limit}
            steps:
              - step: limit
                says: Set the limit to ${value}.
                before:
                  http: {endpoint: api, path: "/settings/s${where}", expect: {status: 200}, capture: {current: /value}}
                act:
                  http: {endpoint: api, method: PUT, path: "/settings/s${where}", body: {value: "${value}"}}
                verify:
                  http: {endpoint: api, path: "/settings/s${where}", expect: {json: {/value: "${value}"}}}
                undo:
                  http: {endpoint: api, method: PUT, path: "/settings/s${where}", body: {value: "${current}"}}
                time-out: 10 s
                idempotent: yes
                on-failure: stop
                dry-run: {compare: {current: "${value}"}}
            """;

    private final Playground ground;
    private final List<Installation> all;
    private final PlaybookVersion playbook;

    public ManyTargets(TestNode node, int targets) {
        this.ground = new Playground(node);
        this.all = IntStream.range(0, targets)
                .mapToObj(number -> ground.service.installed(
                        node, ground.cast.organisation("Customer " + number), ground.gateway, "production"))
                .toList();
        all.forEach(one -> ground.service.with("s" + one.id().value(), "200"));
        this.playbook = ground.playbook(ONE_STEP);
    }

    /** Of all of them to this limit, approved. */
    public KeptPlan plan(int value) {
        String where = all.stream().map(one -> one.id().text()).collect(Collectors.joining(","));
        return ground.approved(ground.node
                .bean(Planner.class)
                .plan(
                        playbook,
                        Map.of("where", where, "value", Integer.toString(value)),
                        "All of them.",
                        "",
                        ground.bob,
                        ground.node.now()));
    }

    public Execution begin(KeptPlan plan) {
        return ground.begin(plan);
    }

    /** As it is by now. */
    public Execution now(Execution run) {
        return ground.node.bean(Executions.class).execution(run.id(), ground.bob);
    }

    @Override
    public void close() {
        ground.close();
    }
}
