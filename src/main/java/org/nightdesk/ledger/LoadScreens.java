package org.nightdesk.ledger;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.holiday.PublicHolidays;
import org.nightdesk.ledger.screen.LoadScreen;
import org.nightdesk.ledger.screen.LoadScreen.Cell;
import org.nightdesk.ledger.screen.LoadScreen.Disturbed;
import org.nightdesk.ledger.screen.LoadScreen.Months;
import org.nightdesk.ledger.screen.LoadScreen.Row;
import org.nightdesk.people.Person;
import org.nightdesk.people.Teams;
import org.nightdesk.rota.Span;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Form;
import org.nightdesk.web.Place;
import org.springframework.stereotype.Component;

/** Says what somebody's own month came to. */
@Component
class LoadScreens {

    static final Duration WEEK = Duration.ofDays(7);

    private static final Map<Part, String> PARTS = Map.of(
            Part.DAY, "Day, from 06:00", Part.EVENING, "Evening, from 18:00", Part.NIGHT, "Night, 23:00 to 06:00");

    private final Ledger ledger;
    private final NextNight nextNight;
    private final Rights rights;
    private final Teams teams;

    LoadScreens(Ledger ledger, NextNight nextNight, Rights rights, Teams teams) {
        this.ledger = ledger;
        this.nextNight = nextNight;
        this.rights = rights;
        this.teams = teams;
    }

    /** Without a month: the one that runs. */
    LoadScreen own(Person me, Optional<YearMonth> asked, Form form, Viewer viewer, Instant now) {
        YearMonth running = YearMonth.from(now.atZone(me.zone()));
        YearMonth month = asked.filter(one -> one.isBefore(running)).orElse(running);
        Account account = ledger.accounts(List.of(me), month, now).getFirst();
        List<Night> week =
                ledger.nights(List.of(me), new Span(now.minus(WEEK), now)).getOrDefault(me.id(), List.of());
        return new LoadScreen(
                LoadWords.week(week),
                more(account),
                week.isEmpty() ? "" : advice(me, now),
                months(month, running, LoadPages.PATH),
                Arrays.stream(Part.values())
                        .map(part -> row(part, account.tally()))
                        .toList(),
                account.tally().nights().stream()
                        .map(night -> new Disturbed(LoadWords.night(night), LoadWords.what(night, me.zone())))
                        .toList(),
                form.values().isEmpty() ? filled(account.terms()) : form,
                places(),
                led(viewer));
    }

    private String advice(Person me, Instant now) {
        return Optional.ofNullable(nextNight.of(List.of(me), now).get(me.id()))
                .map(evening -> "You may be woken again " + LoadWords.evening(evening, now, me.zone())
                        + ": ask somebody to take it.")
                .orElse("");
    }

    private static String more(Account account) {
        Tally tally = account.tally();
        String holidays =
                account.terms().place().map(place -> "the holidays of " + place).orElse("no public holidays");
        String hours = LoadWords.hours(tally.onCall());
        String pages = LoadWords.pages(tally.allPages());
        return (hours.isEmpty() ? "Not on call" : hours + " on call") + ", " + (pages.isEmpty() ? "no page" : pages)
                + ". Reckoned in " + Place.of(account.person().zone()).name() + " time with " + holidays + ".";
    }

    static Months months(YearMonth month, YearMonth running, String path) {
        return new Months(
                LoadWords.month(month) + (month.equals(running) ? " so far" : ""),
                path + "?month=" + month.minusMonths(1),
                month.isBefore(running) ? Optional.of(path + "?month=" + month.plusMonths(1)) : Optional.empty());
    }

    private static Row row(Part part, Tally tally) {
        return new Row(
                PARTS.getOrDefault(part, ""),
                Arrays.stream(DayKind.values())
                        .map(day -> new Slot(day, part))
                        .map(slot ->
                                new Cell(LoadWords.hours(tally.timeIn(slot)), LoadWords.pages(tally.pagesIn(slot))))
                        .toList());
    }

    private static Form filled(Terms terms) {
        return Form.of(
                Map.of("holidays", terms.holidays(), "starts", terms.starts().toString()));
    }

    private static Map<String, String> places() {
        Map<String, String> places = new LinkedHashMap<>();
        places.put("", "None");
        places.putAll(PublicHolidays.places());
        return places;
    }

    private Map<String, String> led(Viewer viewer) {
        Map<String, String> led = new LinkedHashMap<>();
        rights.teams(viewer).forEach(team -> led.put(LoadPages.path(team), teams.name(team)));
        return led;
    }
}
