package org.nightdesk.execution;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.nightdesk.act.Acts;
import org.nightdesk.course.Deed;
import org.nightdesk.playbook.PlaybookVersion;
import org.nightdesk.subject.Refused;
import org.nightdesk.testing.SmallService;
import org.nightdesk.testing.TestNode;

/**
 * Runs over a real service and a real database, by nodes that are killed before or after what they do, and a service that fails. What was done twice stands twice in the
 * service's journal. A killed node is one that has claimed and is never heard of again.
 */
public final class KilledNodes implements AutoCloseable {

    private static final String JOURNAL = """
            name: %s
            purpose: Sets a limit, and writes it into a journal that shows what is done twice.
            expected-minutes: 2
            limits: {targets: 1, per-hour: 100000, at-a-time: 1, stages: [rest]}
            parameters:
              where: {type: targets, label: Where}
              value: {type: number, label: New limit}
            steps:
              - step: running
                says: Set the limit to ${value}.
                before:
                  http: {endpoint: api, path: /settings/limit, expect: {status: 200}, capture: {current: /value}}
                act:
                  http: {endpoint: api, method: PUT, path: /settings/limit, body: {value: "${value}"}}
                verify:
                  http: {endpoint: api, path: /settings/limit, expect: {json: {/value: "${value}"}}}
                undo:
                  http: {endpoint: api, method: PUT, path: /settings/limit, body: {value: "${current}"}}
                time-out: 5 s
                idempotent: yes
                on-failure: rollback
                dry-run: {compare: {current: "${value}"}}
              - step: journal
                says: Write ${value} into the journal.
                before:
                  sql: {endpoint: database, statement: "select count(*) from journal where value = :value", expect: {value: 0}}
                act:
                  sql: {endpoint: database, statement: "insert into journal (value) values (:value)", expect: {rows: 1}}
                verify:
                  sql: {endpoint: database, statement: "select count(*) from journal where value = :value", expect: {value: 1}}
                undo:
                  sql: {endpoint: database, statement: "delete from journal where value = :value", expect: {rows: 1}}
                time-out: 5 s
                on-failure: rollback
                dry-run: rolled-back
            """;

    private final Playground ground;
    private final Random random;
    private final PlaybookVersion playbook;
    private final Performer performer;
    private final Map<String, Integer> ends = new TreeMap<>();
    private int kills;
    private int value = 200;

    public KilledNodes(TestNode node, long seed) {
        this.ground = new Playground(node);
        this.random = new Random(seed);
        ground.service.execute("create table journal (value text not null)");
        this.playbook = ground.playbook(JOURNAL);
        this.performer = node.bean(Performer.class);
    }

    /** How many ended how. */
    public Map<String, Integer> ends() {
        return ends;
    }

    public int kills() {
        return kills;
    }

    /** One more; what is wrong with it, empty when nothing is. */
    public List<String> once() {
        SmallService service = ground.service;
        String before = service.running("limit");
        value++;
        Execution run = ground.begin(ground.approved(planned()));
        while (run.isRunning()) {
            List<Performer.Claimed> claimed = performer.claim(4, ground.node.now());
            claimed.forEach(this::go);
            if (claimed.isEmpty()) {
                ground.node.clock().tick(Duration.ofSeconds(40));
            }
            run = ground.node.bean(Executions.class).execution(run.id(), ground.bob);
        }
        ends.merge(run.state(), 1, Integer::sum);
        List<String> wrong = wrong(run, before);
        if (run.isHalted()) {
            ground.node.bean(Executions.class).settle(run.id(), "Looked at.", ground.bob, ground.node.now());
        }
        return wrong;
    }

    // A trouble that was meant for the run before may meet the look of the plan: then it is made again.
    private KeptPlan planned() {
        for (int tries = 0; tries < 100; tries++) {
            try {
                return ground.plan(playbook, Integer.toString(value));
            } catch (Refused troubled) {
                continue;
            }
        }
        throw new AssertionError("no plan could be made");
    }

    private void go(Performer.Claimed claimed) {
        int chance = random.nextInt(20);
        Deed deed = Director.deed(claimed.step(), claimed.phase()).orElse(Deed.Nothing.AT_ALL);
        if (chance == 0) {
            kills++;
        } else if (chance == 1) {
            kills++;
            var unheard = ground.node.bean(Acts.class).perform(deed, Duration.ofSeconds(5));
        } else {
            if (chance == 2) {
                ground.service.http().answers(500, "{}");
            } else if (chance == 3) {
                ground.service.http().takesAndDrops();
            }
            performer.handle(claimed);
        }
    }

    private List<String> wrong(Execution run, String before) {
        int written = ground.service.count("select count(*) from journal where value = '%d'".formatted(value));
        String running = ground.service.running("limit");
        boolean right = switch (run.state()) {
            case "done" -> written == 1 && running.equals(Integer.toString(value));
            case "rolled-back" -> written == 0 && running.equals(before);
            default -> written <= 1;
        };
        return right
                ? List.of()
                : List.of("%s is %s, with %d in the journal and the limit %s"
                        .formatted(run.id().text(), run.state(), written, running));
    }

    @Override
    public void close() {
        ground.close();
    }
}
