package org.nightdesk.desk.screen;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.nightdesk.desk.Conveyed;
import org.nightdesk.sla.ClockLine;
import org.nightdesk.web.Choices;
import org.nightdesk.web.Form;
import org.nightdesk.web.Panel.Piece;

/** A ticket as staff see it. */
public record TicketScreen(
        Head head,
        Verbs verbs,
        Optional<Calling> calling,
        List<Item> story,
        Facts facts,
        List<ClockLine> clocks,
        Writing writing,
        Map<String, List<Piece>> panels,
        Form form) {

    /** What other modules show in a slot. */
    public List<Piece> panel(String slot) {
        return panels.getOrDefault(slot, List.of());
    }

    public static final Map<String, String> LEVELS = Choices.of("high", "High", "medium", "Medium", "low", "Low");

    public static final Map<String, String> KINDS =
            Choices.of("incident", "Incident", "request", "Request", "change-request", "Change request");

    /** How its priority may be set. */
    public static final Map<String, String> PRIORITIES = Choices.of(
            "requested", "As impact and urgency ask", "P1", "P1", "P2", "P2", "P3", "P3", "P4", "P4", "P5", "P5");

    /** How one ticket may be tied to another. */
    public static final Map<String, String> TIES = Choices.of(
            "relates",
            "relates to",
            "follows",
            "follows",
            "duplicates",
            "is a duplicate of",
            "causes",
            "causes",
            "caused-by",
            "is caused by");

    /** What a ticket may wait for. */
    public static final Map<String, String> WAITING = Choices.of(
            "customer",
            "the customer",
            "developer",
            "the developers",
            "vendor",
            "the vendor",
            "change",
            "a change",
            "other",
            "something else");

    /** Everything on the screen that is known by the ticket's own row. {@code stateTone} is a class of badge.css. */
    public record Head(
            String number,
            long id,
            String title,
            int priority,
            String service,
            String customer,
            String stateTone,
            String state,
            Instant openedAt,
            boolean over) {

        public String path() {
            return "/tickets/" + number;
        }

        public String crumb() {
            return customer.isEmpty() ? number + " · " + service : number + " · " + service + " · " + customer;
        }
    }

    /** What can be done now; {@code until} is the next good hour to take it until, such as {@code 06:00}. */
    public record Verbs(
            boolean acknowledge,
            String until,
            boolean giveBack,
            boolean hold,
            List<Snooze> snoozes,
            boolean goOn,
            boolean resolve,
            boolean reopen) {}

    /** Until when it may rest, in words and as a local moment such as {@code 2026-11-20T09:00}. */
    public record Snooze(String words, String until) {

        private static final int MORNING = 9;

        /** What the hand reaches for, by the clock of that zone. */
        public static List<Snooze> of(Instant now, ZoneId zone) {
            LocalDateTime here = LocalDateTime.ofInstant(now, zone).truncatedTo(ChronoUnit.MINUTES);
            LocalDateTime tomorrow = here.plusDays(1).toLocalDate().atTime(MORNING, 0);
            LocalDateTime monday = here.with(TemporalAdjusters.next(DayOfWeek.MONDAY))
                    .toLocalDate()
                    .atTime(MORNING, 0);
            return List.of(
                    new Snooze("An hour", here.plusHours(1).toString()),
                    new Snooze("Four hours", here.plusHours(4).toString()),
                    new Snooze("Until tomorrow, 09:00", tomorrow.toString()),
                    new Snooze("Until Monday, 09:00", monday.toString()));
        }
    }

    /** Its page, while nobody has answered: since when, whom it has told, what comes next. */
    public record Calling(Instant since, String told, boolean exhausted) {}

    /**
     * One thing that happened. {@code shape} is event, letter (public) or note (only us); {@code lead} is bold and may be
     * empty, {@code html} is what a person wrote, already safe.
     */
    public record Item(
            long id,
            Instant at,
            String shape,
            boolean ours,
            String icon,
            String lead,
            String rest,
            String html,
            List<Proof> proof,
            Optional<Conveyed> conveyed) {}

    /** One attempt of a page. */
    public record Proof(Instant at, String way, String result, boolean good) {}

    /** The facts at the side, with what they can be changed to. Impact and urgency are words; ids are text, empty for none. */
    public record Facts(
            Map<String, String> marks,
            String kind,
            String whose,
            boolean mine,
            String person,
            Map<String, String> people,
            String team,
            Map<String, String> teams,
            String teamName,
            String service,
            String serviceName,
            String serviceSlug,
            int tier,
            Map<String, String> services,
            String impact,
            String urgency,
            String priority,
            String requested,
            String tags,
            String source,
            String description,
            List<Linked> links) {}

    /** Another ticket and how it is tied to this one. */
    public record Linked(String tie, String number, String title, String state, String kind, boolean outgoing) {

        /** Where a POST takes the tie away. */
        public String removal(String here) {
            return "/tickets/" + here + "/links/removal?kind=" + kind + "&other=" + number + "&outgoing=" + outgoing;
        }
    }

    /** The composer; {@code customer} is who reads a public note, empty when nobody would; {@code reach} is where it goes by mail, or empty. */
    public record Writing(
            String key,
            String text,
            boolean isPublic,
            String customer,
            String reach,
            List<Copied> copies,
            long seen,
            String meanwhile) {

        /** The addresses of all copies, a space between. */
        public String offered() {
            return copies.stream().map(Copied::address).collect(Collectors.joining(" "));
        }
    }

    /** Somebody else in the mail thread; {@code kept}: ticked. */
    public record Copied(String address, boolean kept) {}
}
