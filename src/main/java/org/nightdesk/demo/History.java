package org.nightdesk.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.nightdesk.desk.Kind;
import org.nightdesk.desk.TicketLinks;
import org.nightdesk.desk.Tickets;
import org.nightdesk.engine.DueWork;
import org.nightdesk.engine.Story;
import org.nightdesk.paging.Pages;
import org.nightdesk.paging.PastPages;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The last ninety days: planned by rules and chance, then lived through in order by the real rooms. */
@Component
@Profile("demo")
class History implements Story {

    private static final Duration LENGTH = Duration.ofDays(90);
    private static final int CALLS = 430;
    private static final int WISHES = 520;

    private final Company company;
    private final Handsets handsets;
    private final Monitoring monitoring;
    private final Tales tales;
    private final PastPages paging;
    private final Pages pages;
    private final Tickets tickets;
    private final TicketLinks links;
    private final List<DueWork> works;
    private final TransactionTemplate transaction;

    History(
            Company company,
            Handsets handsets,
            Monitoring monitoring,
            Tales tales,
            PastPages paging,
            Pages pages,
            Tickets tickets,
            TicketLinks links,
            List<DueWork> works,
            TransactionTemplate transaction) {
        this.company = company;
        this.handsets = handsets;
        this.monitoring = monitoring;
        this.tales = tales;
        this.paging = paging;
        this.pages = pages;
        this.tickets = tickets;
        this.links = links;
        this.works = works;
        this.transaction = transaction;
    }

    @Override
    public int chapter() {
        return 7;
    }

    @Override
    public void tell(Instant now) {
        company.gather();
        handsets.give(company.staff(), now.minus(LENGTH));
        Past past = new Past(transaction);
        Dice dice = new Dice(20_261_120);
        Pagers pagers = new Pagers(past, dice, company, paging, pages, tickets);
        Stage stage = new Stage(past, dice, company, monitoring, pagers, tickets, links, holdEnds());
        Instant end = now.truncatedTo(ChronoUnit.SECONDS);
        Almanac almanac = new Almanac(end.minus(LENGTH), end, dice, company.sites());
        tales.outages()
                .forEach(outage -> almanac.days(outage.when()).forEach(at -> {
                    past.plan(at, new OutageCourse(outage, at, stage)::begin);
                }));
        matters(tales.calls(), CALLS, Kind.INCIDENT, almanac, stage);
        matters(tales.wishes(), WISHES, Kind.REQUEST, almanac, stage);
        past.happen(end);
    }

    private static void matters(List<Matter> matters, int times, Kind kind, Almanac almanac, Stage stage) {
        for (int i = 0; i < times; i++) {
            Matter matter = stage.dice().oneOf(matters);
            stage.past().plan(almanac.call(kind), new MatterCourse(matter, kind, stage)::begin);
        }
    }

    private DueWork holdEnds() {
        return works.stream()
                .filter(work -> work.topic().equals("desk.hold"))
                .findFirst()
                .orElseThrow();
    }
}
