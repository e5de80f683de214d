package org.nightdesk.ledger;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import org.nightdesk.ledger.NobodyStore.Gone;
import org.nightdesk.ledger.Teamwork.Member;
import org.nightdesk.ledger.Teamwork.Whole;
import org.nightdesk.ledger.screen.TeamLoadScreen;
import org.nightdesk.ledger.screen.TeamLoadScreen.Line;
import org.nightdesk.ledger.screen.TeamLoadScreen.Nobody;
import org.nightdesk.people.TeamId;
import org.nightdesk.people.Teams;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Form;
import org.springframework.stereotype.Component;

/** Says whom of a team to relieve, and when. */
@Component
class TeamScreens {

    private static final double EVEN = 0.95;
    private static final double UNEVEN = 0.8;
    private static final int A_YEAR = 11;

    private final Teamwork teamwork;
    private final NobodyStore nobody;
    private final Teams teams;

    TeamScreens(Teamwork teamwork, NobodyStore nobody, Teams teams) {
        this.teamwork = teamwork;
        this.nobody = nobody;
        this.teams = teams;
    }

    /** Without a month: the one that runs where the reader is. */
    TeamLoadScreen of(TeamId team, Optional<YearMonth> asked, Form form, Viewer viewer, ZoneId zone, Instant now) {
        YearMonth running = YearMonth.from(now.atZone(zone));
        YearMonth month = asked.filter(one -> one.isBefore(running)).orElse(running);
        Whole whole = teamwork.of(team, month, viewer, now);
        String path = LoadPages.path(team);
        return new TeamLoadScreen(
                teams.name(team),
                sentence(whole),
                fairness(whole),
                LoadScreens.months(month, running, path),
                whole.members().stream().map(member -> line(member, path, now)).toList(),
                nobody.of(team, running.minusMonths(A_YEAR), running, zone).stream()
                        .map(TeamScreens::nobody)
                        .toList(),
                form,
                path,
                running.minusMonths(1).toString(),
                running.toString());
    }

    private static String sentence(Whole whole) {
        long tired = whole.members().stream()
                .filter(member -> !member.week().isEmpty())
                .count();
        return switch ((int) tired) {
            case 0 -> "Nobody needs relief.";
            case 1 -> "One person needs relief.";
            default -> tired + " people need relief.";
        };
    }

    private static String fairness(Whole whole) {
        int count = whole.members().size();
        if (count < 2 || whole.members().stream().allMatch(member -> member.part() == 0)) {
            return "";
        }
        String how = whole.fairness() >= EVEN ? "evenly" : whole.fairness() >= UNEVEN ? "fairly evenly" : "unevenly";
        return String.format(
                Locale.ROOT,
                "The load is spread %s: %.2f by Jain’s index, where 1 is each their share and %.2f would be one who bears all.",
                how,
                whole.fairness(),
                1.0 / count);
    }

    private static Line line(Member member, String path, Instant now) {
        Account account = member.account();
        Tally tally = account.tally();
        String id = account.person().id().text();
        return new Line(
                id,
                account.person().name(),
                advice(member, now),
                LoadWords.hours(tally.onCall()),
                LoadWords.byPart(tally),
                LoadWords.nights(tally),
                member.part() == 0 ? "" : percent(member.part()) + " of the load for " + percent(member.share()),
                account.terms().percent(),
                path + "/shares/" + id);
    }

    private static String advice(Member member, Instant now) {
        if (member.week().isEmpty()) {
            return "";
        }
        String week = LoadWords.week(member.week());
        return member.next()
                .map(evening -> week.replaceFirst("\\.$", "") + ": plan relief "
                        + LoadWords.evening(
                                evening, now, member.account().person().zone()) + ".")
                .orElse(week + " Not on call at night in the next two weeks.");
    }

    private static String percent(double part) {
        return Math.round(part * 100) + " %";
    }

    private static Nobody nobody(Gone gone) {
        String pages = gone.pages() == 1 ? "one incident" : gone.pages() + " incidents";
        String times = gone.times() == gone.pages() ? "" : ", " + gone.times() + " times";
        return new Nobody(LoadWords.month(gone.month()), pages + times, "Last: " + gone.why());
    }
}
