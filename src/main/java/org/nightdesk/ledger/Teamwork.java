package org.nightdesk.ledger;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nightdesk.people.People;
import org.nightdesk.people.Person;
import org.nightdesk.people.PersonId;
import org.nightdesk.people.TeamId;
import org.nightdesk.rota.Span;
import org.nightdesk.subject.Viewer;
import org.springframework.stereotype.Component;

/** A team's month for whoever plans it: each by name, never by figures. */
@Component
class Teamwork {

    private static final Duration WEEK = Duration.ofDays(7);

    private final Ledger ledger;
    private final Rights rights;
    private final NextNight nextNight;
    private final People people;

    Teamwork(Ledger ledger, Rights rights, NextNight nextNight, People people) {
        this.ledger = ledger;
        this.rights = rights;
        this.nextNight = nextNight;
        this.people = people;
    }

    /**
     * One of the team: the month, the rests that were disturbed in the last seven days, the next night on call. {@code share} is theirs of the team's
     * whole, {@code part} what they bore of its load, both from 0 to 1; {@code part} is 0 where there was none.
     */
    record Member(Account account, List<Night> week, Optional<LocalDate> next, double share, double part) {}

    /** {@code fairness} is Jain's index of the loads, each against its share. */
    record Whole(List<Member> members, double fairness) {}

    /** Those who are here, by name. NotFound for who does not lead the team. */
    Whole of(TeamId team, YearMonth month, Viewer viewer, Instant now) {
        Set<PersonId> members = Set.copyOf(rights.members(team, viewer));
        List<Person> here = people.staff().stream()
                .filter(person -> members.contains(person.id()))
                .toList();
        List<Account> accounts = ledger.accounts(here, month, now);
        Map<PersonId, List<Night>> week = ledger.nights(here, new Span(now.minus(WEEK), now));
        Map<PersonId, LocalDate> nights = nextNight.of(here, now);
        double shares = accounts.stream().mapToInt(one -> one.terms().percent()).sum();
        double loads = accounts.stream().mapToDouble(one -> one.tally().load()).sum();
        List<Member> all = accounts.stream()
                .map(one -> new Member(
                        one,
                        week.getOrDefault(one.person().id(), List.of()),
                        Optional.ofNullable(nights.get(one.person().id())),
                        one.terms().percent() / shares,
                        loads == 0 ? 0 : one.tally().load() / loads))
                .toList();
        return new Whole(
                all,
                Fairness.jain(all.stream().map(one -> one.part() / one.share()).toList()));
    }
}
