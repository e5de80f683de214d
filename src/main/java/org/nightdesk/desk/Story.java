package org.nightdesk.desk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.nightdesk.desk.screen.TicketScreen.Item;
import org.nightdesk.desk.screen.TicketScreen.Proof;
import org.nightdesk.paging.Attempt;
import org.nightdesk.subject.Actor;
import org.nightdesk.timeline.Entry;
import org.nightdesk.timeline.Recorded;
import org.nightdesk.timeline.Timeline;
import org.nightdesk.web.Markdown;
import org.nightdesk.web.Times;

/** Tells a ticket's history: the machine gets a line, a person gets room, a page carries its proof. */
final class Story {

    /** What stands behind the names in "Alice, Bob, step 1 of 2, round 2". */
    private static final String STEP = ", step \\d+ of .*";

    private final Ticket ticket;
    private final Times times;
    private final List<List<Attempt>> calls;
    private final Map<Long, Conveyed> carried;
    private int pages;

    /** {@code attempts} are those of the ticket's last page, in the order they were decided. */
    Story(Ticket ticket, List<Attempt> attempts, Map<Long, Conveyed> carried, Times times) {
        this.ticket = ticket;
        this.carried = carried;
        this.times = times;
        Map<String, List<Attempt>> bySteps = new LinkedHashMap<>();
        attempts.stream()
                .filter(attempt -> attempt.purpose() == Attempt.Purpose.PAGE)
                .forEach(attempt -> bySteps.computeIfAbsent(
                                attempt.round() + "/" + attempt.step(), fresh -> new ArrayList<>())
                        .add(attempt));
        this.calls = List.copyOf(bySteps.values());
    }

    List<Item> of(List<Recorded> history) {
        long called = history.stream()
                .filter(recorded -> recorded.entry().verb().equals("paged"))
                .count();
        pages = (int) Math.max(0, called - calls.size());
        int earlier = pages;
        pages = 0;
        return history.stream()
                .filter(recorded -> !isOfRun(recorded.entry()))
                .map(recorded -> item(recorded, earlier))
                .toList();
    }

    // What a macro or rule did is told by the one line that it ran; what was said stands for itself.
    private static boolean isOfRun(Entry entry) {
        return entry.facts().containsKey("run") && !entry.verb().equals("noted");
    }

    private Item item(Recorded recorded, int earlier) {
        Entry entry = recorded.entry();
        if (entry.verb().equals("noted")) {
            return said(recorded);
        }
        String html = description(entry);
        return new Item(
                recorded.id(),
                entry.at(),
                "event",
                true,
                icon(entry),
                lead(entry),
                rest(entry),
                html,
                entry.verb().equals("paged") ? proof(earlier) : List.of(),
                Optional.ofNullable(carried.get(recorded.id())));
    }

    private String description(Entry entry) {
        String text = switch (entry.verb()) {
            case "opened" -> ticket.source().equals("mail") ? "" : ticket.description();
            case "merged" -> fact(entry, "description");
            default -> "";
        };
        return text.isEmpty() ? "" : Markdown.html(text);
    }

    private Item said(Recorded recorded) {
        Entry entry = recorded.entry();
        Actor actor = entry.actor();
        boolean mail = !fact(entry, Answers.VIA).isEmpty();
        boolean theirs = mail
                || actor.isPerson()
                        && ticket.requester()
                                .filter(id -> id.value() == actor.id())
                                .isPresent();
        String shape = entry.isPublic() ? "letter" : "note";
        String icon = entry.isPublic() ? (theirs ? "mail" : "send") : "lock";
        String rest = theirs ? "to us" : "to the customer";
        return new Item(
                recorded.id(),
                entry.at(),
                shape,
                !theirs,
                icon,
                actor.name(),
                (mail ? "by " + fact(entry, Answers.VIA) : rest) + whence(entry),
                mail ? Markdown.plain(entry.text()) : Markdown.html(entry.text()),
                List.of(),
                Optional.ofNullable(carried.get(recorded.id())));
    }

    private List<Proof> proof(int earlier) {
        int call = pages++ - earlier;
        return call < 0 || call >= calls.size()
                ? List.of()
                : calls.get(call).stream().map(Story::proof).toList();
    }

    private static Proof proof(Attempt attempt) {
        String result = switch (attempt.state()) {
            case WAITING -> "is next";
            case SENDING -> "on its way";
            case SENT -> "sent";
            case DELIVERED -> "delivered";
            case ANSWERED -> "answered";
            case FAILED -> "failed: " + attempt.reason();
            case UNKNOWN -> "not confirmed: " + attempt.reason();
        };
        Instant at = Objects.requireNonNullElse(attempt.at(), attempt.dueAt());
        return new Proof(
                at,
                attempt.name() + ", " + way(attempt.kind()),
                attempt.repeat() ? result + ", may be a repeat" : result,
                attempt.state() == Attempt.State.ANSWERED);
    }

    private static String way(String kind) {
        return switch (kind) {
            case "email" -> "mail";
            case "ntfy" -> "push";
            default -> kind;
        };
    }

    private static String whence(Entry entry) {
        String whence = fact(entry, Timeline.WHENCE);
        return whence.isEmpty() ? "" : ", from " + whence;
    }

    private static String icon(Entry entry) {
        return switch (entry.verb()) {
            case "opened" ->
                entry.actor().kind() == Actor.Kind.INTEGRATION
                        ? "pulse"
                        : fact(entry, "source").equals("mail") ? "mail" : "call";
            case "signalled" -> "pulse";
            case "paged", "resumed" -> "bell";
            case "skipped", "exhausted", "bounced", "mail-failed", "held-mail" -> "alert";
            case "assigned" -> "person";
            case "warned", "breached", "not-reminded" -> "alert";
            case "reminded" -> "send";
            case "waited" -> "pause";
            case "held", "page-held", "page-silenced" -> "pause";
            case "restored" -> "swap";
            case "linked", "unlinked", "merged", "parted", "split", "adopted", "released" -> "link";
            case "flagged" -> "alert";
            case "changed" -> "note";
            case "reopened" -> "up";
            case "unheld" -> "right";
            case "review-begun", "review-approved", "review-reopened" -> "review";
            default -> "check";
        };
    }

    private static String lead(Entry entry) {
        return switch (entry.verb()) {
            case "signalled" -> "Alert firing";
            case "cleared" -> "All clear";
            case "paged" -> "Paged " + entry.text().replaceFirst(STEP, "");
            case "skipped" -> "Nobody to page";
            case "exhausted" -> "Nobody has answered";
            case "page-held", "page-silenced" -> "Page held";
            case "resumed" -> "Paging began again";
            case "waited" -> "Waits for " + entry.text();
            case "reminded" -> "Told " + entry.text();
            case "not-reminded" -> "Could not tell " + entry.text();
            case "warned" -> entry.text() + " is due soon";
            case "breached" -> entry.text() + " is late";
            case "opened" ->
                entry.actor().kind() == Actor.Kind.INTEGRATION
                        ? "Alert firing"
                        : entry.actor().name();
            default -> entry.actor().name();
        };
    }

    private String rest(Entry entry) {
        String text = entry.text();
        String until = until(entry);
        return switch (entry.verb()) {
            case "opened" -> opened(entry);
            case "signalled" -> text + ", from " + entry.actor().name();
            case "cleared" -> "from " + entry.actor().name();
            case "paged" -> text.substring(text.replaceFirst(STEP, "").length()).replaceFirst("^, ", "");
            case "skipped", "exhausted" -> text;
            case "page-silenced" -> "by a silence" + until + ": " + text;
            case "page-held" -> "by maintenance" + until + ": " + text;
            case "resumed" -> text.isEmpty() ? "" : text + ".";
            case "acknowledged" -> "took it" + until + ". Paging stopped.";
            case "assigned" -> text.equals("nobody") ? "gave it back to everybody" : "gave it to " + text;
            case "held" -> "put it on hold" + until + ": " + text;
            case "unheld" -> "went on with it";
            case "restored" -> "restored it by a workaround: " + text;
            case "resolved" -> text.isEmpty() ? "resolved it" : "resolved it: " + text;
            case "warned" -> fact(entry, "share") + " % of its time is used. Due " + due(entry) + ".";
            case "breached" -> "It was due " + due(entry) + ".";
            case "waited" -> "since " + since(entry) + ".";
            case "reminded" -> "by " + way(fact(entry, "method")) + ".";
            case "not-reminded" -> fact(entry, "reason");
            case "closed" -> "closed it";
            case "reopened" -> text.isEmpty() ? "opened it again" : "opened it again: " + text;
            case "changed" -> "changed " + text;
            case "ran" -> "ran " + text;
            case "undone" -> "took back: " + text;
            case "linked" -> "linked it: " + text;
            case "unlinked" -> "took a link away: " + text;
            case "held-mail" -> "wrote a mail that waits for somebody to confirm it: " + text;
            case "bounced", "mail-failed", "mail-moved", "mail-confirmed", "called-back" -> text;
            case "merged", "parted", "split", "adopted", "released", "told", "watched", "unwatched", "flagged" -> text;
            case "review-begun" -> "began the root cause analysis";
            case "review-approved" -> "approved the root cause analysis";
            case "review-reopened" -> "made the root cause analysis a draft again";
            default -> text.isEmpty() ? entry.verb() : entry.verb() + ": " + text;
        };
    }

    private static String opened(Entry entry) {
        String why = "Priority %s: %s, tier %s, impact %s, urgency %s."
                .formatted(
                        fact(entry, "priority"),
                        fact(entry, "service"),
                        fact(entry, "tier"),
                        fact(entry, "impact"),
                        fact(entry, "urgency"));
        return switch (fact(entry, "source")) {
            case "signal" -> "from " + entry.actor().name() + ". Opened this incident. " + why;
            case "mail" -> "opened it from a mail. " + why;
            case "phone" -> "opened it from a telephone call. " + why;
            case "api" -> "opened it by the API. " + why;
            default -> "opened it. " + why;
        };
    }

    private String due(Entry entry) {
        String due = fact(entry, "due");
        return due.isEmpty() ? "" : times.point(Instant.parse(due));
    }

    private String since(Entry entry) {
        String since = fact(entry, "since");
        return since.isEmpty() ? "long" : times.point(Instant.parse(since));
    }

    private String until(Entry entry) {
        String until = fact(entry, "until");
        return until.isEmpty() ? "" : " until " + times.point(Instant.parse(until));
    }

    private static String fact(Entry entry, String name) {
        Object value = entry.facts().get(name);
        return value == null ? "" : value.toString();
    }
}
