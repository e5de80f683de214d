package org.nightdesk.escalation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.channel.Channels;
import org.nightdesk.people.People;
import org.nightdesk.people.PersonId;
import org.nightdesk.people.TeamId;
import org.nightdesk.people.Teams;
import org.nightdesk.rota.ScheduleId;
import org.nightdesk.rota.Schedules;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Refused.Problem;
import org.springframework.stereotype.Component;

/** Everybody and everything a step can call, by name, and how it is written outside. */
@Component
class Targets {

    private final People people;
    private final Teams teams;
    private final Schedules schedules;
    private final Channels channels;

    Targets(People people, Teams teams, Schedules schedules, Channels channels) {
        this.channels = channels;
        this.people = people;
        this.teams = teams;
        this.schedules = schedules;
    }

    /** All of one kind, by name. */
    Map<Target, String> names(Target.Kind kind) {
        Map<Target, String> names = new LinkedHashMap<>();
        switch (kind) {
            case PERSON ->
                people.staff()
                        .forEach(one -> names.put(new Target(kind, one.id().value()), one.name()));
            case SCHEDULE -> schedules.names().forEach((id, name) -> names.put(new Target(kind, id.value()), name));
            case TEAM -> teams.names().forEach((id, name) -> names.put(new Target(kind, id.value()), name));
        }
        return names;
    }

    Map<Target, String> names() {
        Map<Target, String> names = new LinkedHashMap<>();
        for (Target.Kind kind : Target.Kind.values()) {
            names.putAll(names(kind));
        }
        return names;
    }

    /** Refuses targets and methods that do not exist, each by its place. */
    void check(List<Step> steps) {
        List<Problem> problems = new ArrayList<>();
        Map<Target, String> known = names();
        for (int i = 0; i < steps.size(); i++) {
            for (int j = 0; j < steps.get(i).targets().size(); j++) {
                Target target = steps.get(i).targets().get(j);
                if (!known.containsKey(target)) {
                    problems.add(new Problem(
                            "steps[%d].targets[%d].id".formatted(i, j),
                            "There is no %s \"%s\" who could be called. Choose another."
                                    .formatted(word(target.kind()), text(target))));
                }
            }
        }
        for (int i = 0; i < steps.size(); i++) {
            String path = "steps[" + i + "].methods";
            steps.get(i).methods().stream()
                    .filter(kind -> !channels.kinds().contains(kind))
                    .map(kind -> new Problem(
                            path,
                            "\"" + kind + "\" is no method here. Use " + String.join(", ", channels.kinds()) + "."))
                    .forEach(problems::add);
        }
        if (!problems.isEmpty()) {
            throw Refused.invalid(problems);
        }
    }

    static String word(Target.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    /** As the API writes it: {@code per_7}, {@code sch_3}, {@code team_2}. */
    static String text(Target target) {
        return switch (target.kind()) {
            case PERSON -> new PersonId(target.id()).text();
            case SCHEDULE -> new ScheduleId(target.id()).text();
            case TEAM -> new TeamId(target.id()).text();
        };
    }

    /** The target written like that; empty when nothing could be. */
    static Optional<Target> parse(String text) {
        return PersonId.parse(text)
                .map(id -> new Target(Target.Kind.PERSON, id.value()))
                .or(() -> ScheduleId.parse(text).map(id -> new Target(Target.Kind.SCHEDULE, id.value())))
                .or(() -> TeamId.parse(text).map(id -> new Target(Target.Kind.TEAM, id.value())));
    }
}
