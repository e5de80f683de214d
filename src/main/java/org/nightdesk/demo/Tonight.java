package org.nightdesk.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.nightdesk.access.SignInLinks;
import org.nightdesk.desk.Tickets;
import org.nightdesk.engine.Story;
import org.nightdesk.paging.Pages;
import org.nightdesk.paging.PastPages;
import org.nightdesk.people.Person;
import org.nightdesk.settings.Settings;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What is going on when the demo opens: an incident some minutes old, whose page calls whoever is on call. */
@Component
@Profile("demo")
class Tonight implements Story {

    private static final Duration AGO = Duration.ofMinutes(3);
    private static final Duration EVENING = Duration.ofHours(12);

    private final Company company;
    private final Monitoring monitoring;
    private final Tales tales;
    private final PastPages paging;
    private final Pages pages;
    private final Tickets tickets;
    private final SignInLinks links;
    private final Settings settings;
    private final TransactionTemplate transaction;

    Tonight(
            Company company,
            Monitoring monitoring,
            Tales tales,
            PastPages paging,
            Pages pages,
            Tickets tickets,
            SignInLinks links,
            Settings settings,
            TransactionTemplate transaction) {
        this.company = company;
        this.monitoring = monitoring;
        this.tales = tales;
        this.paging = paging;
        this.pages = pages;
        this.tickets = tickets;
        this.links = links;
        this.settings = settings;
        this.transaction = transaction;
    }

    @Override
    public int chapter() {
        return 9;
    }

    @Override
    public void tell(Instant now) {
        Outage outage = tales.tonight();
        Instant end = now.truncatedTo(ChronoUnit.SECONDS);
        Past past = new Past(transaction);
        Dice dice = new Dice(1);
        Pagers pagers = new Pagers(past, dice, company, paging, pages, tickets);
        past.plan(end.minus(AGO), begin -> {
            Alerts alerts = new Alerts(outage, dice);
            List<Alert> all = outage.instances().stream()
                    .map(instance -> alerts.of(instance, begin))
                    .toList();
            monitoring.fire(outage.sender(), all, begin);
            pagers.ring(begin);
        });
        past.happen(end);
    }

    @Override
    public List<String> invitation(Instant now) {
        Person engineer = company.onCall(now);
        return List.of(
                "",
                "You are %s, on call tonight. One page is waiting: open this and press Acknowledge (key a)."
                        .formatted(engineer.name()),
                "  " + links.link(engineer.id(), now.plus(EVENING)),
                "Then break something, and see what reaches people:",
                "  " + settings.address() + "/break");
    }
}
