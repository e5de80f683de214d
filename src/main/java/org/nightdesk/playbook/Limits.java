package org.nightdesk.playbook;

import java.util.ArrayList;
import java.util.List;

/**
 * How far one mistake can reach: targets of one execution, targets in an hour over all executions of the playbook, targets that are worked at the same time, and in
 * which stages: a few first, and each further stage only when those before are verified.
 */
public record Limits(int targets, int perHour, int atATime, List<Stage> stages) {

    /** One target, a tenth, the rest; ten targets at most, one at a time. */
    public static final Limits CAREFUL =
            new Limits(10, 50, 1, List.of(new Stage.Count(1), new Stage.Share(10), new Stage.Rest()));

    public Limits {
        stages = List.copyOf(stages);
    }

    /** How many targets belong to a stage. */
    public sealed interface Stage {

        /** So many, all stages before together being {@code done} of {@code all}; at least one while any are left. */
        int size(int done, int all);

        /** As the YAML writes it: {@code 1}, {@code 10 %}, {@code rest}. */
        String word();

        /** That many targets. */
        record Count(int targets) implements Stage {

            @Override
            public int size(int done, int all) {
                return Math.min(targets, all - done);
            }

            @Override
            public String word() {
                return Integer.toString(targets);
            }
        }

        /** That many of a hundred of all targets, rounded up. */
        record Share(int percent) implements Stage {

            @Override
            public int size(int done, int all) {
                return Math.min((int) ((all * (long) percent + 99) / 100), all - done);
            }

            @Override
            public String word() {
                return percent + " %";
            }
        }

        /** All that are left. */
        record Rest() implements Stage {

            @Override
            public int size(int done, int all) {
                return all - done;
            }

            @Override
            public String word() {
                return "rest";
            }
        }
    }

    /** How many targets each stage has; none is empty, and together they are {@code all}: what no stage takes is one more at the end. */
    public List<Integer> sizes(int all) {
        List<Integer> sizes = new ArrayList<>();
        int done = 0;
        for (Stage stage : stages) {
            int size = stage.size(done, all);
            if (size > 0) {
                sizes.add(size);
            }
            done += size;
        }
        if (done < all) {
            sizes.add(all - done);
        }
        return List.copyOf(sizes);
    }
}
