package org.nightdesk.letter;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads mail. */
public final class Letters {

    private static final Pattern ID = Pattern.compile("<[^<>\\s]{1,995}>");
    private static final Pattern BARE_ID = Pattern.compile("[^<>\\s,;\"@]{1,200}@[^<>\\s,;\"@]{1,255}");
    private static final int MOST_IDS = 200;
    private static final int LONGEST_SUBJECT = 2_000;

    private Letters() {}

    /**
     * Reads a mail. Never throws for any bytes; what cannot be read is told in {@link Letter#troubles()}. Nothing is
     * fetched, unpacked or executed. The same bytes give the same letter.
     */
    public static Letter read(byte[] raw) {
        List<String> troubles = new ArrayList<>();
        Part root = Parts.of(raw, troubles);
        try {
            return letter(raw, root, troubles);
        } catch (RuntimeException | StackOverflowError e) {
            return unread(root.headers(), raw);
        }
    }

    private static Letter letter(byte[] raw, Part root, List<String> troubles) {
        Headers headers = root.headers();
        Content content = new Content(troubles);
        Content.Words words = content.of(root);
        Optional<Tnef> packed = content.attachments().stream()
                .flatMap(file -> file.tnef().stream())
                .findFirst();
        String said = words.text();
        String text = Stray.lines(raw, troubles)
                + (said.isBlank() ? packed.flatMap(Tnef::text).orElse(said) : said);
        Address from = from(headers);
        List<Address> to = addresses(headers, "to");
        String subject = headers.text("subject", LONGEST_SUBJECT);
        List<String> inReplyTo = ids(headers, "in-reply-to");
        List<String> references = ids(headers, "references");
        List<Attachment> attachments = content.attachments();
        Bounces bounces = new Bounces(headers, attachments, text, from, to);
        Optional<String> bounced = bounces.evidence(from, subject);
        return new Letter(
                ids(headers, "message-id").stream().findFirst(),
                inReplyTo,
                references,
                from,
                addresses(headers, "reply-to"),
                to,
                addresses(headers, "cc"),
                subject,
                sentAt(headers, troubles),
                text,
                words.html()
                        .map(Html::sanitised)
                        .filter(html -> !html.isBlank())
                        .or(() -> said.isBlank() ? packed.flatMap(Tnef::sanitised) : Optional.empty()),
                Cut.of(text),
                attachments,
                bounced.map(evidence -> new Nature(Nature.Kind.BOUNCE, evidence))
                        .orElseGet(() -> new Natures(headers).nature(from)),
                bounced.map(evidence -> bounces.bounce(
                        Stream.of(references, inReplyTo).flatMap(List::stream).toList())),
                troubles);
    }

    /** The last resort: the mail as it was sent, and who seems to have sent it. */
    private static Letter unread(Headers headers, byte[] raw) {
        int shown = Math.min(raw.length, Content.LONGEST_TEXT);
        String text = Clean.text(new String(raw, 0, shown, StandardCharsets.ISO_8859_1));
        return new Letter(
                ids(headers, "message-id").stream().findFirst(),
                List.of(),
                List.of(),
                from(headers),
                List.of(),
                List.of(),
                List.of(),
                headers.text("subject", LONGEST_SUBJECT),
                Optional.empty(),
                text,
                Optional.empty(),
                new Visible(text, "", ""),
                List.of(new Attachment("message.eml", "application/octet-stream", Optional.empty(), false, raw)),
                new Nature(Nature.Kind.AUTOMATIC, "This mail could not be read."),
                Optional.empty(),
                List.of("This mail could not be read; it is shown as it was sent."));
    }

    /** The Message-ID of a mail in a mail, without reading the rest of it. */
    static Optional<String> messageId(byte[] raw) {
        byte[] start = raw.length > 100_000 ? java.util.Arrays.copyOf(raw, 100_000) : raw;
        Headers headers = Parts.of(start, new ArrayList<>()).headers();
        return ids(headers, "message-id").stream().findFirst();
    }

    /** Who wrote it; where nobody is named, who sent it. */
    private static Address from(Headers headers) {
        return Stream.of("from", "sender", "return-path")
                .flatMap(name -> headers.all(name).stream())
                .flatMap(value -> Addresses.of(value).stream())
                .filter(address -> !address.isEmpty())
                .findFirst()
                .orElse(Address.NONE);
    }

    private static List<Address> addresses(Headers headers, String name) {
        return headers.all(name).stream()
                .flatMap(value -> Addresses.of(value).stream())
                .filter(address -> !address.isEmpty())
                .toList();
    }

    private static List<String> ids(Headers headers, String name) {
        List<String> found = new ArrayList<>();
        for (String value : headers.all(name)) {
            Matcher bracketed = ID.matcher(value);
            while (bracketed.find()) {
                found.add(Clean.line(bracketed.group(), 1_000));
            }
            if (found.isEmpty()) {
                BARE_ID.matcher(value).results().limit(MOST_IDS).forEach(id -> found.add("<" + id.group() + ">"));
            }
        }
        return found.subList(Math.max(0, found.size() - MOST_IDS), found.size());
    }

    private static Optional<Instant> sentAt(Headers headers, List<String> troubles) {
        Optional<String> header = headers.find("date");
        Optional<Instant> date = header.flatMap(Dates::of);
        if (header.isPresent() && date.isEmpty()) {
            troubles.add("The date of this mail could not be read: " + Clean.line(header.get(), 100));
        }
        return date;
    }
}
