package org.nightdesk.mailbox;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nightdesk.letter.Attachment;
import org.nightdesk.letter.Letter;
import org.nightdesk.people.Person;
import org.nightdesk.post.MailId;
import org.nightdesk.secret.Secrets;
import org.nightdesk.subject.Actor;
import org.nightdesk.subject.Role;

/** A mail, the mailbox it came to, and whom we know its sender to be. {@code sender} is the envelope's, empty for a bounce. */
record Case(MailId mail, Mailbox mailbox, Letter letter, String sender, Optional<Person> person) {

    private static final int LONGEST_TITLE = 300;
    private static final int LONGEST_TEXT = 90_000;

    String address() {
        return letter.from().address().toLowerCase(Locale.ROOT);
    }

    String name() {
        return letter.from().name().isEmpty() ? address() : letter.from().name();
    }

    Actor actor() {
        String name = name().isEmpty() ? "Somebody without an address" : name();
        return person.map(Person::actor).orElse(Actor.integration(mailbox.id().value(), name));
    }

    boolean isFromStaff() {
        return person.filter(one -> one.role().atLeast(Role.RESPONDER)).isPresent();
    }

    /** What was newly written; all of it where nothing is left after cutting. */
    String said() {
        String reply = letter.visible().reply().strip();
        String text = reply.isEmpty() ? letter.text().strip() : reply;
        if (text.isEmpty()) {
            return "(This mail has no text.)";
        }
        return kept(text);
    }

    /** What came along below; shown when asked for. */
    String folded() {
        String reply = letter.visible().reply().strip();
        return reply.isEmpty()
                ? ""
                : kept(Stream.of(letter.visible().signature(), letter.visible().quoted())
                        .map(String::strip)
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining("\n\n")));
    }

    private static String kept(String text) {
        String clean = text.replace("\0", "");
        return clean.length() <= LONGEST_TEXT
                ? clean
                : clean.substring(0, LONGEST_TEXT) + "\n\n… " + (clean.length() - LONGEST_TEXT)
                        + " more characters are in the mail as it came.";
    }

    String title() {
        String subject = Subjects.plain(letter.subject());
        String line = subject.isEmpty() ? said().lines().findFirst().orElse("").strip() : subject;
        String clean = line.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        String some = clean.isEmpty() ? "A mail without a subject" : clean;
        return some.length() <= LONGEST_TITLE ? some : some.substring(0, LONGEST_TITLE - 1) + "…";
    }

    /** The same words give the same print, however they are broken into lines. */
    byte[] print() {
        String words = said().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
        return Secrets.sha256(words.getBytes(StandardCharsets.UTF_8));
    }

    List<String> files() {
        return letter.files().stream()
                .map(file -> file.name().replace("\0", ""))
                .toList();
    }

    List<Long> sizes() {
        return letter.files().stream()
                .map(Attachment::bytes)
                .map(bytes -> (long) bytes.length)
                .toList();
    }
}
