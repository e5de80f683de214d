package org.nightdesk.ledger;

import java.io.IOException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.nightdesk.people.People;
import org.nightdesk.people.Person;
import org.nightdesk.people.TeamId;
import org.nightdesk.people.Teams;
import org.nightdesk.sheet.CsvSheet;
import org.nightdesk.sheet.Sheet;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;

/** Makes the file for pay: every person of the team in every month, also who has left, month by month as it is written. */
@Component
class PayFiles {

    private static final int MOST_MONTHS = 60;
    private static final int AT_ONCE = 2;

    private final Ledger ledger;
    private final Rights rights;
    private final People people;
    private final Teams teams;
    private final Semaphore free = new Semaphore(AT_ONCE);

    PayFiles(Ledger ledger, Rights rights, People people, Teams teams) {
        this.ledger = ledger;
        this.rights = rights;
        this.people = people;
        this.teams = teams;
    }

    /** NotFound for who does not lead the team; refused when it would end before it begins, or be longer than five years. */
    View of(TeamId team, YearMonth from, YearMonth until, Viewer viewer, Instant now) {
        List<Person> members = rights.members(team, viewer).stream()
                .flatMap(id -> people.find(id).stream())
                .sorted(Comparator.comparing(Person::name)
                        .thenComparing(person -> person.id().value()))
                .toList();
        if (until.isBefore(from) || from.plusMonths(MOST_MONTHS).isBefore(until)) {
            throw Refused.invalid("until", "Choose months in their order, at most five years of them.");
        }
        String name = "on-call-" + teams.name(team) + "-" + from + "-" + until;
        return new PayView(name, out -> {
            free.acquireUninterruptibly();
            try {
                write(members, from, until, now, new CsvSheet(out, ZoneOffset.UTC));
            } finally {
                free.release();
            }
        });
    }

    private void write(List<Person> members, YearMonth from, YearMonth until, Instant now, Sheet sheet)
            throws IOException {
        sheet.headings(PayLine.headings());
        for (YearMonth month = from; !month.isAfter(until); month = month.plusMonths(1)) {
            for (Account account : ledger.accounts(members, month, now)) {
                sheet.row(PayLine.of(account));
            }
        }
        sheet.finish();
    }
}
