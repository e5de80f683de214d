package org.nightdesk.board;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.nightdesk.board.Cover.Looker;
import org.nightdesk.board.screen.OnCallScreen.Card;
import org.nightdesk.rota.ScheduleId;
import org.nightdesk.rota.Span;
import org.nightdesk.web.Place;

/** The sentence a screen begins with: nobody now, then the nights to come, then who it is. */
record Headline(String sentence, String more) {

    /** A time in which nobody is on call by a schedule. */
    record Gap(ScheduleId schedule, String name, Span span) {}

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("EEEE d MMMM", Locale.ENGLISH);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
    private static final LocalTime EVENING = LocalTime.of(20, 0);
    private static final LocalTime MORNING = LocalTime.of(6, 0);
    private static final Duration NIGHT = Duration.ofHours(14);

    static Headline of(List<Gap> gaps, List<Card> cards, Looker looker, Instant now) {
        Optional<Gap> open =
                gaps.stream().filter(gap -> gap.span().contains(now)).findFirst();
        if (open.isPresent()) {
            return new Headline("Nobody is on call now: " + open.get().name() + ".", times(open.get(), looker));
        }
        if (!gaps.isEmpty()) {
            return new Headline(coming(gaps, looker), times(gaps.getFirst(), looker));
        }
        return new Headline(onCall(cards, looker), "No gap in the next two weeks.");
    }

    private static String coming(List<Gap> gaps, Looker looker) {
        Span first = gaps.getFirst().span();
        ZonedDateTime from = first.from().atZone(looker.here().zone());
        if (gaps.size() > 1) {
            return gaps.size() + " gaps in the next two weeks, the first on " + DATE.format(from) + ".";
        }
        boolean dark =
                !from.toLocalTime().isBefore(EVENING) || from.toLocalTime().isBefore(MORNING);
        boolean night = dark && Duration.between(first.from(), first.until()).compareTo(NIGHT) <= 0;
        return (night ? "One night has nobody: " : "One gap, with nobody: ") + DATE.format(from) + ".";
    }

    private static String times(Gap gap, Looker looker) {
        String here = times(gap.span(), looker.here());
        boolean elsewhere = !looker.there().zone().equals(looker.here().zone());
        return gap.name() + ": " + here + (elsewhere ? ", " + times(gap.span(), looker.there()) : "") + ".";
    }

    private static String times(Span span, Place place) {
        return CLOCK.format(span.from().atZone(place.zone())) + " to "
                + CLOCK.format(span.until().atZone(place.zone())) + " in " + place.name();
    }

    private static String onCall(List<Card> cards, Looker looker) {
        long mine = cards.stream()
                .filter(card -> card.who().stream()
                        .anyMatch(who -> who.id() == looker.me().value()))
                .count();
        if (mine > 0) {
            return "You are on call.";
        }
        return cards.getFirst().who().getFirst().name() + " is on call.";
    }
}
