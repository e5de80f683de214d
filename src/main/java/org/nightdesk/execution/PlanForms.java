package org.nightdesk.execution;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.nightdesk.catalog.Services;
import org.nightdesk.execution.PlanForm.Asked;
import org.nightdesk.installation.InstallationFilter;
import org.nightdesk.installation.Installations;
import org.nightdesk.playbook.Parameter;
import org.nightdesk.playbook.ParameterKind;
import org.nightdesk.playbook.PlaybookVersion;
import org.nightdesk.playbook.Surroundings;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Choices;
import org.nightdesk.web.Form;
import org.nightdesk.wording.Needed;
import org.springframework.stereotype.Component;

/** The form that asks for a playbook's parameters. */
@Component("playbookPlanForms")
public class PlanForms {

    private static final String FIELD = "p-";
    private static final int MOST = 500;

    private final Installations installations;
    private final Services services;
    private final Surroundings registers;

    PlanForms(Installations installations, Services services, Surroundings registers) {
        this.installations = installations;
        this.services = services;
        this.registers = registers;
    }

    /** With what is known filled in; fields are named after their parameter. */
    public PlanForm show(PlaybookVersion version, Form form, Viewer viewer) {
        return new PlanForm(
                version.name(),
                version.id().path(),
                version.playbook().purpose(),
                version.id().path() + "/plan",
                form,
                version.playbook().parameters().stream()
                        .map(one -> asked(one, viewer))
                        .toList(),
                Needed.sentence(version.playbook()),
                viewer.may(Role.LEAD) ? Needed.form(version.playbook()) : "");
    }

    private Asked asked(Parameter parameter, Viewer viewer) {
        String help = parameter.help()
                + parameter
                        .otherwise()
                        .filter(text -> !text.isEmpty())
                        .map(text -> " Left empty: " + text + ".")
                        .orElse("");
        return switch (parameter.kind()) {
            case ParameterKind.Choice choice -> asked(parameter, help, "select", choices(choice.values()));
            case ParameterKind.YesNo yesNo ->
                asked(parameter, help, "select", Choices.of("", "", "yes", "yes", "no", "no"));
            case ParameterKind.Day day -> asked(parameter, help, "date", Map.of());
            case ParameterKind.Target target ->
                where(parameter, help, "select", target.service(), target.environment(), viewer);
            case ParameterKind.Targets targets ->
                where(parameter, help, "ticks", targets.service(), targets.environment(), viewer);
            case ParameterKind.Picked picked ->
                registers
                        .offered(picked)
                        .map(offered -> asked(parameter, help, "select", choices(offered)))
                        .orElseGet(() -> asked(parameter, help, "text", Map.of()));
            default -> asked(parameter, help, "text", Map.of());
        };
    }

    private static Asked asked(Parameter parameter, String help, String kind, Map<String, String> options) {
        return new Asked(
                FIELD + parameter.name(), parameter.label(), help, kind, parameter.required(), options, false, 0);
    }

    private static Map<String, String> choices(List<String> values) {
        return with(
                "",
                values.stream()
                        .collect(Collectors.toMap(one -> one, one -> one, (one, other) -> one, LinkedHashMap::new)));
    }

    private static Map<String, String> with(String empty, Map<String, String> options) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put(empty, "");
        all.putAll(options);
        return all;
    }

    private Asked where(
            Parameter parameter, String help, String kind, String service, String environment, Viewer viewer) {
        InstallationFilter filter = InstallationFilter.ALL.in(environment);
        Optional<InstallationFilter> wanted = service.isEmpty()
                ? Optional.of(filter)
                : services.all().stream()
                        .filter(one -> one.name().equalsIgnoreCase(service))
                        .findFirst()
                        .map(one -> filter.of(one.id()));
        Map<String, String> offered = new LinkedHashMap<>();
        wanted.ifPresent(one -> installations
                .matching(one, MOST, viewer)
                .forEach(each -> offered.put(each.id().text(), each.name())));
        int more = offered.size() < MOST ? 0 : installations.count(wanted.orElseThrow(), viewer) - MOST;
        return new Asked(
                FIELD + parameter.name(),
                parameter.label(),
                help,
                kind,
                parameter.required(),
                kind.equals("select") ? with("", offered) : offered,
                true,
                more);
    }

    /** What was typed, by parameter. */
    public Map<String, String> values(PlaybookVersion version, Map<String, String> typed) {
        Map<String, String> values = new HashMap<>();
        for (Parameter parameter : version.playbook().parameters()) {
            String field = FIELD + parameter.name();
            String ticked = typed.keySet().stream()
                    .filter(key -> key.startsWith(field + "-"))
                    .map(key -> key.substring(field.length() + 1))
                    .sorted()
                    .collect(Collectors.joining(","));
            values.put(parameter.name(), ticked.isEmpty() ? typed.getOrDefault(field, "") : ticked);
        }
        return values;
    }

    /** With each reason beside the field of its parameter. */
    public Form refused(Map<String, String> typed, Refused refused) {
        List<Refused.Problem> problems = refused.problems().stream()
                .map(one -> List.of("reason", "ticket", "").contains(one.field())
                        ? one
                        : new Refused.Problem(FIELD + one.field(), one.reason()))
                .toList();
        return new Form(typed, problems);
    }
}
