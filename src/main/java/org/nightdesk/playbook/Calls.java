package org.nightdesk.playbook;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nightdesk.subject.Refused;
import org.springframework.stereotype.Component;

/** Whether the playbooks that one calls are there, take what they are given, and do not call it back. */
@Component("playbookCalls")
class Calls {

    private static final int DEEPEST = 5;

    private final PlaybookStore store;

    Calls(PlaybookStore store) {
        this.store = store;
    }

    /** Refused with everything that is wrong. */
    void check(Playbook playbook) {
        List<Refused.Problem> problems = new ArrayList<>();
        for (Step step : playbook.steps()) {
            if (step instanceof Step.Call call) {
                check(call, playbook.name(), problems);
            }
        }
        if (!problems.isEmpty()) {
            throw Refused.invalid(problems);
        }
    }

    private void check(Step.Call call, String caller, List<Refused.Problem> problems) {
        Optional<Playbook> called = store.named(call.playbook()).map(PlaybookVersion::playbook);
        if (called.isEmpty()) {
            wrong(call, "There is no published playbook called “" + call.playbook() + "”.", problems);
            return;
        }
        if (comesBack(called.get(), caller, 1)) {
            wrong(
                    call,
                    call.playbook() + " would call this playbook again, or calls more than " + DEEPEST + " deep.",
                    problems);
        }
        List<Parameter> asked = called.get().parameters();
        List<String> names = asked.stream().map(Parameter::name).toList();
        call.with().keySet().stream()
                .filter(name -> !names.contains(name))
                .forEach(name -> wrong(
                        call,
                        call.playbook() + " does not ask for “" + name + "”." + Nearest.hint(name, names),
                        problems));
        asked.stream()
                .filter(one -> one.required()
                        && one.otherwise().isEmpty()
                        && !call.with().containsKey(one.name()))
                .forEach(one ->
                        wrong(call, call.playbook() + " needs “" + one.name() + "”: add it below with:.", problems));
    }

    private boolean comesBack(Playbook called, String caller, int depth) {
        if (depth > DEEPEST || called.name().equalsIgnoreCase(caller)) {
            return true;
        }
        return called.steps().stream()
                .filter(Step.Call.class::isInstance)
                .flatMap(step -> store.named(((Step.Call) step).playbook()).stream())
                .anyMatch(version -> comesBack(version.playbook(), caller, depth + 1));
    }

    private static void wrong(Step.Call call, String says, List<Refused.Problem> problems) {
        problems.add(new Refused.Problem("yaml", "Step " + call.name() + ": " + says));
    }
}
