package org.nightdesk.answer;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.nightdesk.channel.Postman;
import org.nightdesk.letter.Letter;
import org.nightdesk.memo.Memos;
import org.nightdesk.paging.Attempt;
import org.nightdesk.paging.Page;
import org.nightdesk.paging.PageId;
import org.nightdesk.paging.Pages;
import org.nightdesk.people.People;
import org.nightdesk.people.Person;
import org.nightdesk.post.MailReader;
import org.nightdesk.post.ReceivedMail;
import org.nightdesk.secret.Secrets;
import org.nightdesk.timeline.Entry;
import org.nightdesk.timeline.Timeline;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Replies to the mail of a page, known by the signed Message-ID of ours that they answer. Only the address the page went to answers it, and no program does;
 * what is not understood stands on the page's timeline and changes nothing.
 */
@Component
@Order
class MailAnswers implements MailReader {

    private static final String PURPOSE = "message-id";
    private static final String HELP =
            "Not understood, nothing was done. Begin your reply with OK, NO when it is not yours, or DONE when it is over; OK 06:00 or OK 4h takes it until then.";
    private static final Pattern OURS = Pattern.compile(
            "<(page-([1-9][0-9]{0,17})-([1-9][0-9]{0,17})(?:-[1-9][0-9]{0,17})?)\\.([A-Za-z0-9_-]{22})@[^>]*>");

    private final Postman postman;
    private final Secrets secrets;
    private final Pages pages;
    private final People people;
    private final Verdict verdict;
    private final Timeline timeline;
    private final Memos memos;

    MailAnswers(
            Postman postman,
            Secrets secrets,
            Pages pages,
            People people,
            Verdict verdict,
            Timeline timeline,
            Memos memos) {
        this.postman = postman;
        this.secrets = secrets;
        this.pages = pages;
        this.people = people;
        this.verdict = verdict;
        this.timeline = timeline;
        this.memos = memos;
    }

    /** A sending of a page, or what was answered to a reply to it. */
    private record Sending(PageId page, long attempt) {

        String text() {
            return "page-" + page.value() + "-" + attempt;
        }
    }

    // The sender of our own mail, where nobody else reads it.
    @Override
    public boolean owns(String address) {
        return postman.sender().filter(address::equalsIgnoreCase).isPresent();
    }

    @Override
    public List<String> addresses() {
        return List.of();
    }

    @Override
    public boolean knows(Letter letter) {
        return sending(letter).isPresent();
    }

    @Override
    public void read(ReceivedMail mail, Instant now) {
        Letter letter = mail.letter();
        Optional<Sending> sending = sending(letter);
        if (sending.isEmpty() || letter.bounce().isPresent()) {
            return;
        }
        Page page = pages.page(sending.get().page());
        Optional<Attempt> attempt = pages.attempts(page.id()).stream()
                .filter(one -> one.id() == sending.get().attempt())
                .filter(one -> one.address().equalsIgnoreCase(letter.from().address()))
                .findFirst();
        Optional<Person> person =
                attempt.flatMap(one -> people.find(one.person())).filter(Person::active);
        Optional<Wish> wish = Wish.of(letter.visible().reply());
        boolean human = letter.nature().mayBeAnsweredAutomatically();
        if (person.isEmpty() || !human) {
            note(
                    page,
                    letter,
                    human
                            ? "Not from the address it went to: nothing changed."
                            : "Written by a program: nothing changed.",
                    now);
            return;
        }
        String outcome = wish.map(one -> verdict.on(page, person.get(), one, "email", now))
                .orElse(HELP);
        note(page, letter, outcome, now);
        memos.send(
                person.get().id(),
                title(outcome),
                outcome,
                "/pages/" + page.id().text(),
                sending.get().text(),
                now);
    }

    // The first sentence: what a phone shows of a mail at night.
    private static String title(String outcome) {
        return outcome.split("(?<=\\.) ", 2)[0];
    }

    private void note(Page page, Letter letter, String outcome, Instant now) {
        timeline.append(Entry.internal(
                page.id().subject(),
                now,
                org.nightdesk.subject.Actor.system(),
                "replied",
                letter.from().address() + " by mail: “" + beginning(letter) + "”. " + outcome,
                Map.of()));
    }

    private static String beginning(Letter letter) {
        String line =
                letter.visible().reply().replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        return line.length() <= 120 ? line : line.substring(0, 119) + "…";
    }

    private Optional<Sending> sending(Letter letter) {
        return Stream.concat(letter.inReplyTo().stream(), letter.references().reversed().stream())
                .limit(50)
                .flatMap(id -> ours(id).stream())
                .findFirst();
    }

    private Optional<Sending> ours(String messageId) {
        Matcher ours = OURS.matcher(messageId);
        return ours.matches() && secrets.verify(PURPOSE, ours.group(1), ours.group(4))
                ? Optional.of(new Sending(new PageId(Long.parseLong(ours.group(2))), Long.parseLong(ours.group(3))))
                : Optional.empty();
    }
}
