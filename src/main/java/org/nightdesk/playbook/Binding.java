package org.nightdesk.playbook;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.subject.Refused;

/**
 * Typed texts become checked values, or all that is wrong with them, each by its parameter's name. {@code values} holds what was right; one that is
 * not required and was left empty is {@link Value.None}. A pure function of what it is given.
 */
public record Binding(Map<String, Value> values, List<Refused.Problem> problems) {

    public Binding {
        values = Map.copyOf(values);
        problems = List.copyOf(problems);
    }

    /** {@code typed}: texts by parameter name, as a form, the API or another playbook gives them. */
    public static Binding of(Playbook playbook, Map<String, String> typed, Surroundings surroundings) {
        return new Checking(playbook, surroundings).checked(typed);
    }

    /** The values; Refused with every problem when there is one. */
    public Map<String, Value> orRefuse() {
        if (!problems.isEmpty()) {
            throw Refused.invalid(problems);
        }
        return values;
    }

    private static final class Checking {

        private final Playbook playbook;
        private final Surroundings surroundings;
        private final Map<String, Value> values = new LinkedHashMap<>();
        private final List<Refused.Problem> problems = new ArrayList<>();

        Checking(Playbook playbook, Surroundings surroundings) {
            this.playbook = playbook;
            this.surroundings = surroundings;
        }

        Binding checked(Map<String, String> typed) {
            List<String> names =
                    playbook.parameters().stream().map(Parameter::name).toList();
            typed.keySet().stream()
                    .filter(name -> !names.contains(name))
                    .sorted()
                    .forEach(name -> wrong(name, "There is no parameter “" + name + "”." + Nearest.hint(name, names)));
            playbook.parameters()
                    .forEach(parameter -> bind(
                            parameter, typed.getOrDefault(parameter.name(), "").strip()));
            CrossChecks.of(playbook, surroundings).broken(values).forEach(problems::add);
            return new Binding(values, problems);
        }

        private void bind(Parameter parameter, String typed) {
            String text = typed.isEmpty() ? parameter.otherwise().orElse("") : typed;
            if (text.isEmpty()) {
                empty(parameter);
                return;
            }
            try {
                Value value = Typed.value(parameter.kind(), text);
                misfit(parameter.kind(), value)
                        .ifPresentOrElse(
                                reason -> wrong(parameter.name(), reason), () -> values.put(parameter.name(), value));
            } catch (IllegalArgumentException unfit) {
                wrong(parameter.name(), String.valueOf(unfit.getMessage()));
            }
        }

        private void empty(Parameter parameter) {
            if (parameter.required()) {
                wrong(parameter.name(), parameter.label() + " is needed.");
            } else {
                values.put(parameter.name(), new Value.None());
            }
        }

        // What only its surroundings can say of a value.
        private Optional<String> misfit(ParameterKind kind, Value value) {
            return switch (kind) {
                case ParameterKind.Target target -> installed(value, target.service(), target.environment());
                case ParameterKind.Targets targets -> installed(value, targets.service(), targets.environment());
                case ParameterKind.Picked picked -> offered(picked, value);
                default -> Optional.empty();
            };
        }

        private Optional<String> installed(Value value, String service, String environment) {
            if (!(value instanceof Value.Installations installations)) {
                return Optional.empty();
            }
            if (installations.ids().size() > playbook.limits().targets()) {
                return Optional.of("These are " + installations.ids().size() + " installations; one execution changes "
                        + playbook.limits().targets() + " at most. Make several, or ask a lead to raise the limit.");
            }
            return installations.ids().stream()
                    .flatMap(id -> unfit(id, service, environment).stream())
                    .findFirst();
        }

        private Optional<String> unfit(long id, String service, String environment) {
            Optional<Surroundings.Installed> found = surroundings.installation(id);
            if (found.isEmpty()) {
                return Optional.of("There is no installation " + id + ".");
            }
            Surroundings.Installed one = found.get();
            if (!service.isEmpty() && !service.equalsIgnoreCase(one.service())) {
                return Optional.of(one.name() + " runs " + one.service() + ", not " + service + ".");
            }
            return environment.isEmpty() || environment.equalsIgnoreCase(one.environment())
                    ? Optional.empty()
                    : Optional.of(one.name() + " is " + one.environment() + ", not " + environment + ".");
        }

        private Optional<String> offered(ParameterKind.Picked picked, Value value) {
            Optional<List<String>> offered = surroundings.offered(picked);
            if (offered.isEmpty()) {
                return Optional.of("What can be picked could not be asked for just now. Try again in a minute.");
            }
            return offered.get().contains(value.text())
                    ? Optional.empty()
                    : Optional.of("“" + value.text() + "” cannot be picked."
                            + Nearest.hint(value.text(), few(offered.get())));
        }

        private static List<String> few(List<String> offered) {
            return offered.size() > 10 ? List.of() : offered;
        }

        private void wrong(String name, String reason) {
            problems.add(new Refused.Problem(name, reason));
        }
    }
}
