package org.nightdesk.reach;

import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.nightdesk.api.Summary;
import org.nightdesk.people.People;
import org.nightdesk.people.PersonId;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/people/{id}/notification-rules}. */
@RestController
@RequestMapping("/api/v1/people/{id}/notification-rules")
class ReachController {

    /** {@code method} is the kind; with {@code address} where a person has two of a kind. */
    record RuleBody(String method, Optional<String> address, int afterMinutes) {}

    record QuietBody(String from, String until) {}

    record RulesBody(List<RuleBody> urgent, List<RuleBody> notUrgent, Optional<QuietBody> quietHours) {}

    private final ReachRules rules;
    private final People people;
    private final InstantSource clock;

    ReachController(ReachRules rules, People people, InstantSource clock) {
        this.rules = rules;
        this.people = people;
        this.clock = clock;
    }

    @GetMapping
    @Summary("How pages reach a person; empty lists: all methods in order, two minutes apart.")
    RulesBody show(@PathVariable String id, Viewer viewer) {
        PersonId person = person(id);
        if (!viewer.actor().equals(people.person(person).actor())) {
            viewer.needs(Role.LEAD);
        }
        Wishes wishes = rules.of(person);
        return new RulesBody(
                views(person, wishes.urgent()),
                views(person, wishes.calm()),
                wishes.quiet()
                        .map(quiet -> new QuietBody(
                                quiet.from().toString(), quiet.until().toString())));
    }

    @PutMapping
    @Summary("Replaces how pages reach a person.")
    RulesBody replace(@PathVariable String id, Viewer viewer, @RequestBody RulesBody body) {
        PersonId person = person(id);
        Wishes wishes = new Wishes(
                rules(person, body.urgent(), "urgent"),
                rules(person, body.notUrgent(), "notUrgent"),
                body.quietHours().map(ReachController::quiet));
        rules.keep(person, wishes, viewer, clock.instant());
        return show(id, viewer);
    }

    private PersonId person(String id) {
        return PersonId.parse(id)
                .filter(known -> people.find(known).isPresent())
                .orElseThrow(() -> new NotFound("no person " + id));
    }

    private List<RuleBody> views(PersonId person, List<ReachRule> all) {
        return all.stream()
                .flatMap(rule -> people.contactMethods(person).stream()
                        .filter(method -> method.id() == rule.method())
                        .map(method -> new RuleBody(method.kind(), Optional.of(method.address()), rule.afterMinutes())))
                .toList();
    }

    private List<ReachRule> rules(PersonId person, List<RuleBody> bodies, String field) {
        return bodies.stream()
                .map(body -> new ReachRule(
                        people.contactMethods(person).stream()
                                .filter(method -> method.kind().equals(body.method()))
                                .filter(method -> body.address()
                                        .map(method.address()::equals)
                                        .orElse(true))
                                .findFirst()
                                .orElseThrow(() -> Refused.invalid(
                                        field, "There is no method \"" + body.method() + "\" like that. Add it first."))
                                .id(),
                        body.afterMinutes()))
                .toList();
    }

    private static Quiet quiet(QuietBody body) {
        try {
            return new Quiet(LocalTime.parse(body.from()), LocalTime.parse(body.until()));
        } catch (DateTimeException unreadable) {
            throw Refused.invalid("quietHours", "Write both as times of day: 22:00 and 07:00.");
        }
    }
}
