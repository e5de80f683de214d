package org.nightdesk.playbook;

import java.util.List;
import java.util.Optional;
import org.nightdesk.subject.Role;

/**
 * How something is done to production, so that a tired person and a machine can both be held to it. It is what a version's YAML says, checked; {@code service} is the
 * name of the service it belongs to, empty when it is of none; {@code minutes} is how long it is expected to take for one target, and {@code byHand} how long
 * a person needs for one without it (0: unknown). With {@code twoRoles} one person does and another one checks;
 * {@code mayRun} is the least role that may run it. {@code captured} says of what kind the values are that become known only while it runs.
 */
public record Playbook(
        String name,
        String purpose,
        String service,
        int minutes,
        int byHand,
        boolean twoRoles,
        Role mayRun,
        Limits limits,
        List<Parameter> parameters,
        List<Parameter> captured,
        List<CrossCheck> checks,
        List<Step> steps) {

    public Playbook {
        parameters = List.copyOf(parameters);
        captured = List.copyOf(captured);
        checks = List.copyOf(checks);
        steps = List.copyOf(steps);
    }

    /** The parameter that names what is acted on: {@code targets}, or else the first {@code target}; empty when it acts on nothing that is registered. */
    public Optional<Parameter> target() {
        return parameters.stream()
                .filter(one -> one.kind() instanceof ParameterKind.Targets)
                .findFirst()
                .or(() -> parameters.stream()
                        .filter(one -> one.kind() instanceof ParameterKind.Target)
                        .findFirst());
    }

    public Optional<Parameter> parameter(String named) {
        return parameters.stream().filter(one -> one.name().equals(named)).findFirst();
    }

    /** What a value must be like that becomes known while it runs: as {@code captured} says, or one of the answers that a question offers. */
    public Optional<ParameterKind> capturedKind(String named) {
        return captured.stream()
                .filter(one -> one.name().equals(named))
                .map(Parameter::kind)
                .findFirst()
                .or(() -> steps.stream()
                        .filter(Step.Ask.class::isInstance)
                        .map(Step.Ask.class::cast)
                        .filter(ask -> ask.capture().equals(Optional.of(named)))
                        .findFirst()
                        .map(ask -> new ParameterKind.Choice(
                                List.copyOf(ask.answers().keySet()))));
    }

    /** Whether each step that acts can be taken back. */
    public boolean reversible() {
        return steps.stream().allMatch(step -> !(step instanceof Step.Act act) || act.reversible());
    }
}
