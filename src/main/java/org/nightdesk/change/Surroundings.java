package org.nightdesk.change;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.nightdesk.catalog.Service;
import org.nightdesk.catalog.ServiceId;
import org.nightdesk.catalog.Services;
import org.nightdesk.change.Change.Slot;
import org.nightdesk.escalation.Policies;
import org.nightdesk.escalation.PolicyId;
import org.nightdesk.escalation.Step;
import org.nightdesk.escalation.Target.Kind;
import org.nightdesk.freeze.FreezeWindow;
import org.nightdesk.freeze.Freezes;
import org.nightdesk.freeze.Target;
import org.nightdesk.maintenance.MaintenanceWindow;
import org.nightdesk.maintenance.MaintenanceWindows;
import org.nightdesk.rota.ScheduleId;
import org.nightdesk.rota.Schedules;
import org.nightdesk.rota.Span;
import org.nightdesk.sla.Agreements;
import org.springframework.stereotype.Component;

/** What else goes on around the time of a change: freezes, other changes, maintenance, who is on call, days on which customers are closed. */
@Component
class Surroundings {

    private static final DateTimeFormatter POINT = DateTimeFormatter.ofPattern("EEE d MMM HH:mm", Locale.ENGLISH);
    private static final int MOST_DAYS = 15;

    private final Changes changes;
    private final Services services;
    private final Freezes freezes;
    private final MaintenanceWindows maintenance;
    private final Policies policies;
    private final Schedules schedules;
    private final Agreements calendars;

    Surroundings(
            Changes changes,
            Services services,
            Freezes freezes,
            MaintenanceWindows maintenance,
            Policies policies,
            Schedules schedules,
            Agreements calendars) {
        this.changes = changes;
        this.services = services;
        this.freezes = freezes;
        this.maintenance = maintenance;
        this.policies = policies;
        this.schedules = schedules;
        this.calendars = calendars;
    }

    /** What is to be done where; {@code self} is the change that has it planned already, so that it does not clash with itself. */
    record Wish(Optional<ChangeId> self, Collection<ServiceId> services, String environment, ZoneId zone) {

        Target target() {
            return new Target(services, List.of(environment), List.of());
        }
    }

    /** What speaks against a time, the worst first. */
    List<Clash> clashes(Wish wish, Slot slot) {
        List<Clash> clashes = new ArrayList<>();
        frozen(wish, slot).forEach(freeze -> clashes.add(new Clash(true, freeze.sentence(), "/freezes")));
        others(wish, slot)
                .forEach(other -> clashes.add(new Clash(false, sentence(other, wish), ChangePages.path(other.id()))));
        maintenance
                .between(wish.services(), slot.from(), slot.until())
                .forEach(window -> clashes.add(maintained(window, wish)));
        uncovered(wish, slot).forEach(words -> clashes.add(new Clash(false, words, "/on-call")));
        closed(wish, slot).forEach(words -> clashes.add(new Clash(false, words, "/agreements")));
        return clashes;
    }

    /** When nothing of that is in the way, but for days on which customers are closed, which may be the best: what must be left out. */
    List<Slot> busy(Wish wish, Slot span) {
        List<Slot> busy = new ArrayList<>();
        frozen(wish, span).forEach(freeze -> busy.add(new Slot(freeze.from(), freeze.end())));
        others(wish, span).forEach(other -> other.planned().ifPresent(busy::add));
        return busy;
    }

    private List<FreezeWindow> frozen(Wish wish, Slot slot) {
        return freezes.between(slot.from(), slot.until()).stream()
                .filter(freeze -> freeze.forbids(wish.target()))
                .toList();
    }

    private List<Change> others(Wish wish, Slot slot) {
        Set<ServiceId> near = near(wish.services());
        return changes.between(slot.from(), slot.until()).stream()
                .filter(other -> !other.state().over() && !wish.self().equals(Optional.of(other.id())))
                .filter(other -> other.services().stream().anyMatch(near::contains))
                .toList();
    }

    /** These services, what they need and what needs them. */
    private Set<ServiceId> near(Collection<ServiceId> middle) {
        Set<ServiceId> near = new HashSet<>(middle);
        middle.forEach(service -> {
            near.addAll(services.allNeedsOf(service));
            near.addAll(services.allThatNeed(service));
        });
        return near;
    }

    private static String sentence(Change other, Wish wish) {
        return "%s is %s%s, at the same services or at what they need."
                .formatted(
                        other.title(),
                        other.state().said(),
                        other.planned()
                                .map(slot -> " for " + POINT.format(slot.from().atZone(wish.zone())))
                                .orElse(""));
    }

    private Clash maintained(MaintenanceWindow window, Wish wish) {
        String words = "Pages of %s are held by maintenance until %s."
                .formatted(maintenance.where(window), POINT.format(window.end().atZone(wish.zone())));
        return new Clash(false, words, "/maintenance");
    }

    private List<String> uncovered(Wish wish, Slot slot) {
        return wish.services().stream()
                .map(services::service)
                .flatMap(service -> schedules(service).stream())
                .distinct()
                .flatMap(schedule -> schedules.gaps(schedule, slot.from(), slot.until()).stream()
                        .limit(1)
                        .map(gap -> gap(schedule, gap, wish)))
                .toList();
    }

    private String gap(ScheduleId schedule, Span gap, Wish wish) {
        return "Nobody is on call in %s from %s."
                .formatted(
                        schedules.names().getOrDefault(schedule, "a schedule"),
                        POINT.format(gap.from().atZone(wish.zone())));
    }

    private List<ScheduleId> schedules(Service service) {
        OptionalLong policy = service.policy();
        return policy.isEmpty()
                ? List.of()
                : policies.find(new PolicyId(policy.getAsLong())).stream()
                        .flatMap(found -> found.steps().stream())
                        .map(Step::targets)
                        .flatMap(List::stream)
                        .filter(target -> target.kind() == Kind.SCHEDULE)
                        .map(target -> new ScheduleId(target.id()))
                        .toList();
    }

    private List<String> closed(Wish wish, Slot slot) {
        LocalDate first = LocalDate.ofInstant(slot.from(), wish.zone());
        LocalDate last = LocalDate.ofInstant(slot.until().minusNanos(1), wish.zone());
        return closed(first, last).stream()
                .map(day -> "%s: %s.".formatted(day.name(), day.calendar()))
                .distinct()
                .toList();
    }

    /** A day on which those are closed whom a calendar is about. */
    record ClosedDay(LocalDate date, String name, String calendar) {}

    List<ClosedDay> closed(LocalDate first, LocalDate last) {
        return calendars.calendars().stream()
                .flatMap(calendar -> calendar.draft().unusual(first, MOST_DAYS).stream()
                        .filter(day -> !day.date().isAfter(last))
                        .map(day -> new ClosedDay(day.date(), day.name(), calendar.name())))
                .toList();
    }
}
