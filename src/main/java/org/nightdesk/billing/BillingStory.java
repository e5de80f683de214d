package org.nightdesk.billing;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.nightdesk.adjustment.Adjustment;
import org.nightdesk.adjustment.AdjustmentDraft;
import org.nightdesk.adjustment.Adjustments;
import org.nightdesk.datasource.Production;
import org.nightdesk.engine.Story;
import org.nightdesk.people.Organisations;
import org.nightdesk.people.People;
import org.nightdesk.people.Person;
import org.nightdesk.people.PersonId;
import org.nightdesk.people.Viewers;
import org.nightdesk.report.ReportAnswers;
import org.nightdesk.subject.Viewer;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The demo's monthly bill: a quiet month, and then one that takes four versions to be right. One customer still waits for a yes. */
@Component("demoBilling")
@Profile("demo")
class BillingStory implements Story {

    private static final String PRICES = """
            Parcels tracked = 0.021
            Parcels tracked from 100000 = 0.017
            Nordhavn Lines / Parcels tracked = 0.015
            Label prints = 0.009
            API calls from 50000 = 0.0004
            Customs filings = 3.75
            """;

    private final Production production;
    private final Definitions definitions;
    private final BillingRuns runs;
    private final Approvals approvals;
    private final Findings findings;
    private final LineStore lines;
    private final Adjustments adjustments;
    private final ReportAnswers reports;
    private final Organisations organisations;
    private final People people;
    private final Viewers viewers;

    BillingStory(
            Production production,
            Definitions definitions,
            BillingRuns runs,
            Approvals approvals,
            Findings findings,
            LineStore lines,
            Adjustments adjustments,
            ReportAnswers reports,
            Organisations organisations,
            People people,
            Viewers viewers) {
        this.production = production;
        this.definitions = definitions;
        this.runs = runs;
        this.approvals = approvals;
        this.findings = findings;
        this.lines = lines;
        this.adjustments = adjustments;
        this.reports = reports;
        this.organisations = organisations;
        this.people = people;
        this.viewers = viewers;
    }

    @Override
    public int chapter() {
        return 11;
    }

    @Override
    public void tell(Instant now) {
        YearMonth month = YearMonth.from(now.atZone(ZoneOffset.UTC)).minusMonths(1);
        Viewer siobhan = viewer("Siobhán Walsh");
        Viewer niamh = viewer("Niamh O’Connor");
        lookAfter("Eoin Murphy", siobhan, now, "Meridian Freight", "Kestrel Parcels");
        lookAfter("Tomás Kelly", siobhan, now, "Nordhavn Lines", "Castell Auto Parts");
        lookAfter("Niamh O’Connor", siobhan, now, "Oyster Bay Foods");
        lookAfter("Aoife Brennan", siobhan, now, "Tamarind Retail");
        used(month.minusMonths(1), 1.0);
        used(month, 1.04);
        Instant first = now.minus(Duration.ofDays(4));
        Definition bill =
                definitions.create(draft(PRICES, now), owner(siobhan), siobhan, first.minus(Duration.ofDays(30)));
        BillingRun quiet = runs.run(bill.id(), month.minusMonths(1), siobhan, first.minus(Duration.ofDays(29)));
        approve(quiet, List.of(), first.minus(Duration.ofDays(28)));
        theMonth(bill, month, siobhan, niamh, first, now);
    }

    @Override
    public List<String> invitation(Instant now) {
        return List.of(
                "Aoife Brennan looks after Tamarind Retail, whose lines wait for her: /billing. Siobhán Walsh bills: adjust, run again, see what changed");
    }

    private void theMonth(Definition bill, YearMonth month, Viewer siobhan, Viewer niamh, Instant first, Instant now) {
        LocalDate day = month.atDay(17);
        used(day, 2, "Return labels", 1_200, "labels");
        used(day, 3, "Customs filings", 64, "filings");
        used(day, 3, "Customs filings", 64, "filings");
        BillingRun one = runs.run(bill.id(), month, siobhan, first);
        approvals.comment(
                one.id(),
                "Nordhavn Lines",
                "64 customs filings on the 17th are there twice.",
                viewer("Tomás Kelly"),
                later(first, 3));
        approvals.comment(
                one.id(),
                "Tamarind Retail",
                "Return labels have no price. The contract says 0.015.",
                viewer("Aoife Brennan"),
                later(first, 5));
        approvals.approve(one.id(), "Castell Auto Parts", "", viewer("Tomás Kelly"), later(first, 6));

        definitions.change(bill.id(), draft(PRICES + "Return labels = 0.015\n", now), siobhan, later(first, 20));
        production.change(
                "delete from usage where id = (select max(id) from usage where item = 'Customs filings' and customer_id = 3)");
        adjusted(
                bill,
                month,
                "credit",
                "Meridian Freight",
                "",
                "240.00",
                Optional.empty(),
                "Tracking was down for six hours on the 9th",
                siobhan,
                niamh,
                later(first, 21));
        adjusted(
                bill,
                month,
                "correction",
                "Kestrel Parcels",
                "Label prints",
                "-13.50",
                basis(one, "Kestrel Parcels", "Label prints"),
                "1,500 test prints of ours",
                niamh,
                siobhan,
                later(first, 22));
        runs.run(bill.id(), month, siobhan, later(first, 26));

        used(month.atDay(30 > month.lengthOfMonth() ? 28 : 30), 6, "Customs filings", 12, "filings");
        production.change(
                "update usage set quantity = quantity - 1500 where id = (select max(id) from usage where item = 'Label prints' and customer_id = 4 and day >= '"
                        + month.atDay(1) + "' and day <= '" + month.atEndOfMonth() + "')");
        BillingRun three = runs.run(bill.id(), month, siobhan, later(first, 50));
        approvals.comment(
                three.id(),
                "Kestrel Parcels",
                "The test prints are out of the data now; the correction is flagged, as it should be.",
                viewer("Eoin Murphy"),
                later(first, 52));
        adjusted(
                bill,
                month,
                "waiver",
                "Oyster Bay Foods",
                "Customs filings",
                "",
                Optional.empty(),
                "Promised: the first filings are free",
                niamh,
                siobhan,
                later(first, 60));
        recurring(bill, month, siobhan, niamh, later(first, 61));
        BillingRun four = runs.run(bill.id(), month, siobhan, later(first, 70));
        approve(four, List.of("Tamarind Retail"), later(first, 74));
        accept(four, siobhan, later(first, 75));
    }

    private void recurring(Definition bill, YearMonth month, Viewer by, Viewer other, Instant at) {
        Adjustment entry = adjustments.write(
                bill.book(),
                new AdjustmentDraft(
                        "debit",
                        "Castell Auto Parts",
                        "",
                        "150.00",
                        Optional.empty(),
                        month.toString(),
                        month.plusMonths(5).toString(),
                        "Set-up of the customs interface, in six parts",
                        "Contract 2026-17"),
                by,
                at);
        adjustments.judge(bill.book(), entry.id(), true, "", other, at);
    }

    private void adjusted(
            Definition bill,
            YearMonth month,
            String kind,
            String customer,
            String item,
            String amount,
            Optional<BigDecimal> basis,
            String reason,
            Viewer by,
            Viewer other,
            Instant at) {
        Adjustment entry = adjustments.write(
                bill.book(),
                new AdjustmentDraft(kind, customer, item, amount, basis, month.toString(), "", reason, "Account notes"),
                by,
                at);
        adjustments.judge(bill.book(), entry.id(), true, "", other, at.plus(Duration.ofMinutes(20)));
    }

    private Optional<BigDecimal> basis(BillingRun run, String customer, String item) {
        return lines.lines(run.id(), customer, new Sight(true, List.of())).stream()
                .filter(line -> line.key().item().equals(item))
                .map(line -> line.amount())
                .reduce(BigDecimal::add);
    }

    private void approve(BillingRun run, List<String> but, Instant at) {
        List<String> approved = approvals.of(run, new Sight(true, List.of())).stream()
                .map(Approval::customer)
                .toList();
        lines.parts(run.id(), new Sight(true, List.of())).stream()
                .map(LineStore.Part::customer)
                .filter(customer -> !but.contains(customer) && !approved.contains(customer))
                .forEach(customer -> approvals.approve(run.id(), customer, "", manager(customer), at));
    }

    private void accept(BillingRun run, Viewer by, Instant at) {
        List<Integer> open = lines.findings(run.id(), new Sight(true, List.of())).stream()
                .map(Findings.Found::number)
                .toList();
        if (!open.isEmpty()) {
            findings.accept(run.id(), open, "Looked at with the account managers: right as it is", by, at);
        }
    }

    private Viewer manager(String customer) {
        return organisations
                .findByName(customer)
                .flatMap(one -> organisations.managerOf(one.id()))
                .flatMap(people::find)
                .map(viewers::of)
                .orElseThrow();
    }

    private DefinitionDraft draft(String prices, Instant now) {
        LocalDate tomorrow = now.atZone(ZoneOffset.UTC).toLocalDate().plusDays(1);
        long report = reports.of(Viewer.system()).stream()
                .filter(one -> one.name().equals("Usage by customer"))
                .findFirst()
                .orElseThrow()
                .id();
        return new DefinitionDraft(
                "Platform usage",
                "Parcels, labels, API calls and customs filings of every customer.",
                Optional.empty(),
                "EUR",
                "2",
                "half-up",
                Long.toString(report),
                "",
                prices,
                "30",
                Integer.toString(tomorrow.getDayOfMonth() == 1 ? 31 : tomorrow.getDayOfMonth()),
                "17:00",
                "Europe/Dublin");
    }

    private void lookAfter(String name, Viewer by, Instant now, String... customers) {
        for (String customer : customers) {
            organisations
                    .findByName(customer)
                    .ifPresent(one -> organisations.appoint(
                            one.id(), Optional.of(person(name).id()), by, now));
        }
    }

    private void used(YearMonth month, double factor) {
        production.change("""
                insert into usage (day, customer_id, item, site, quantity, unit, arrived)
                select day, customer.id, item, '', round((base * (7 - customer.id) * %s * (1 + 0.1 * sin(extract(doy from day)::numeric * customer.id)))::numeric, 0),
                       unit, day + interval '1 day'
                  from generate_series(date '%s', date '%s', interval '1 day') day
                 cross join customer
                 cross join (values ('Parcels tracked', 900, 'parcels'), ('Label prints', 310, 'labels'), ('API calls', 5200, 'calls')) as items (item, base, unit)
                """.formatted(factor, month.atDay(1), month.atEndOfMonth()));
    }

    private void used(LocalDate day, int customer, String item, int quantity, String unit) {
        production.change(
                "insert into usage (day, customer_id, item, quantity, unit, arrived) values ('%s', %d, '%s', %d, '%s', date_trunc('hour', now()))"
                        .formatted(day, customer, item, quantity, unit));
    }

    private static Instant later(Instant first, int hours) {
        return first.plus(Duration.ofHours(hours));
    }

    private Viewer viewer(String name) {
        return viewers.of(person(name));
    }

    private static PersonId owner(Viewer viewer) {
        return new PersonId(viewer.actor().id());
    }

    private Person person(String name) {
        return people.staff().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
