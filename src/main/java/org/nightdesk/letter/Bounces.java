package org.nightdesk.letter;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nightdesk.letter.Bounce.Failure;
import org.nightdesk.letter.Bounce.Severity;

/** Tells whether a mail reports that another did not arrive, and reads it from its words where it follows no standard. */
final class Bounces {

    private static final Pattern DAEMON = Pattern.compile(
            "^(?:mailer-?daemon|postmaster|mail-?daemon|mdaemon|mailerdaemon|mail\\.daemon)@.*",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern SUBJECT = Pattern.compile(
            ".*(?:undeliver|delivery (?:status|failure|has failed|problem|report|incomplete|unsuccessful|notification)|mail delivery|"
                    + "returned mail|returned to sender|failure notice|could not (?:be delivered|send message)|delivery failed|non remis|"
                    + "unzustellbar|nicht zugestellt|unzustellbarkeit|mail system error|non délivré|échec de|no se (?:ha podido|pudo) entregar|"
                    + "mancata consegna|não foi possível entregar|onbestelbaar|niet afgeleverd|недоставлен|не доставлено|delayed mail|"
                    + "message (?:delayed|not delivered)|rejected:).*",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
    private static final Pattern WORDS = Pattern.compile(
            "(?:This is the qmail-send program|This message was created automatically by mail delivery software|"
                    + "This is the mail system at host|The following addresses had permanent fatal errors|"
                    + "could not be delivered to (?:one or more|the following)|Delivery to the following recipients? (?:failed|has been)|"
                    + "Your message (?:wasn't|couldn't be|did not reach|to .{1,100} couldn't be) |I'm sorry to have to inform you|"
                    + "I wasn't able to deliver your message|Delivery has failed to these recipients)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern COPY = Pattern.compile(
            "(?m)^.{0,20}(?:--- Below this line is a copy|-----? ?(?:Original message|This is a copy|The following|Transcript of session)|"
                    + "------ This is a copy|Original message headers|Message header follows|Received: from ).*$",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern RECIPIENT = Pattern.compile(
            "^\\s*(?:(?:failed recipient|recipient|to|user|address|an|für|for)\\s*:?\\s*)?[<\"'(]?([^\\s<>\"'(),;:]+@[^\\s<>\"'(),;:]+?)"
                    + "[>\"')]?(?:[:;, ].*)?$",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern ANY =
            Pattern.compile("[^\\s<>\"'(),;:\\[\\]]+@[^\\s<>\"'(),;:\\[\\]]+\\.[^\\s<>\"'(),;:\\[\\]]+");
    private static final Pattern PASSES = Pattern.compile(
            "delayed|will (?:be retried|retry|keep trying|continue)|still being retried|do not need to resend|warning message only|"
                    + "could not send message for past|quota|mailbox (?:is )?full|over ?quota|try again later|temporar|\\b4\\d\\d[ -]",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern ID = Pattern.compile("(?im)^\\s*Message-ID:\\s*(<[^<>\\s]{3,500}>)");
    private static final int MOST_LINES = 2_000;
    private static final int MOST_GUESSED = 20;

    private final Headers headers;
    private final List<Attachment> attachments;
    private final String text;
    private final Set<String> ours = new HashSet<>();

    Bounces(Headers headers, List<Attachment> attachments, String text, Address from, List<Address> to) {
        this.headers = headers;
        this.attachments = attachments;
        this.text = text.length() > 200_000 ? text.substring(0, 200_000) : text;
        to.forEach(address -> ours.add(address.address().toLowerCase(Locale.ROOT)));
        ours.add(from.address().toLowerCase(Locale.ROOT));
    }

    /** What says that this is a bounce; empty if nothing does. */
    Optional<String> evidence(Address from, String subject) {
        Parameters type = headers.parameters("content-type");
        boolean report = type.find("report-type")
                .filter("delivery-status"::equalsIgnoreCase)
                .isPresent();
        if (report || attachments.stream().anyMatch(Bounces::isStatus)) {
            return Optional.of("Content-Type: multipart/report; report-type=delivery-status");
        }
        Optional<String> failed = headers.find("x-failed-recipients");
        if (failed.isPresent()) {
            return Optional.of("X-Failed-Recipients: " + Clean.line(failed.get(), 200));
        }
        boolean daemon = DAEMON.matcher(from.address()).matches() || Natures.emptyReturnPath(headers);
        boolean says = SUBJECT.matcher(subject).matches()
                || WORDS.matcher(text.substring(0, Math.min(text.length(), 4_000)))
                        .find();
        return daemon && says ? Optional.of("From: " + from.address() + ", Subject: " + subject) : Optional.empty();
    }

    Bounce bounce(List<String> parents) {
        List<Failure> failures = new ArrayList<>();
        for (Attachment attachment : attachments) {
            if (isStatus(attachment)) {
                failures.addAll(Reports.failures(attachment.bytes()));
            }
        }
        if (failures.isEmpty()) {
            failures.addAll(named());
        }
        Optional<String> original = original().or(() -> parents.stream().reduce((first, last) -> last));
        return new Bounce(failures.isEmpty() ? read() : failures, original);
    }

    private static boolean isStatus(Attachment attachment) {
        return attachment.type().equals("message/delivery-status")
                || attachment.type().equals("message/global-delivery-status");
    }

    private List<Failure> named() {
        return headers.all("x-failed-recipients").stream()
                .flatMap(list -> Addresses.of(list).stream())
                .filter(address -> !address.isEmpty())
                .map(address -> failure(address.address(), text))
                .toList();
    }

    /** Lines that begin with an address, and what is said below each up to a blank line. */
    private List<Failure> read() {
        List<String> lines = said().lines().limit(MOST_LINES).toList();
        List<Failure> found = new ArrayList<>();
        for (int i = 0; i < lines.size() && found.size() < MOST_GUESSED; i++) {
            Matcher matcher = lines.get(i).length() > 1_000 ? null : RECIPIENT.matcher(lines.get(i));
            if (matcher != null && matcher.matches() && isForeign(matcher.group(1))) {
                found.add(failure(trimmed(matcher.group(1)), paragraph(lines, i)));
            }
        }
        return found.isEmpty() ? anywhere() : distinct(found);
    }

    private List<Failure> anywhere() {
        String said = said();
        return ANY.matcher(said)
                .results()
                .map(match -> trimmed(match.group()))
                .filter(this::isForeign)
                .distinct()
                .limit(1)
                .map(address -> failure(address, said))
                .toList();
    }

    /** Without the copy of the mail that came back. */
    private String said() {
        Matcher copy = COPY.matcher(text);
        String said = copy.find() ? text.substring(0, copy.start()) : text;
        return said.isBlank() ? text : said;
    }

    private static String paragraph(List<String> lines, int from) {
        StringBuilder out = new StringBuilder();
        for (int i = from; i < lines.size() && i < from + 8 && !lines.get(i).isBlank(); i++) {
            out.append(lines.get(i)).append(' ');
        }
        return out.toString();
    }

    private static List<Failure> distinct(List<Failure> failures) {
        Set<String> seen = new HashSet<>();
        return failures.stream()
                .filter(failure -> seen.add(failure.address().toLowerCase(Locale.ROOT)))
                .toList();
    }

    private Failure failure(String address, String words) {
        String status =
                Reports.statusIn(words).or(() -> Reports.statusIn(said())).orElse("");
        boolean passes = PASSES.matcher(words).find()
                || PASSES.matcher(headers.text("subject", 300)).find();
        Severity severity = status.isEmpty() && passes ? Severity.SOFT : Reports.severity("failed", status);
        return new Failure(address, status, severity, Clean.line(words, 500));
    }

    private boolean isForeign(String address) {
        String lower = trimmed(address).toLowerCase(Locale.ROOT);
        return !ours.contains(lower) && !DAEMON.matcher(lower).matches();
    }

    private static String trimmed(String address) {
        return address.replaceAll("[.:;,]+$", "");
    }

    private Optional<String> original() {
        for (Attachment attachment : attachments) {
            boolean returned = attachment.type().startsWith("message/")
                    || attachment.type().equals("text/rfc822-headers");
            if (returned && !isStatus(attachment)) {
                Optional<String> id = Letters.messageId(attachment.bytes());
                if (id.isPresent()) {
                    return id;
                }
            }
        }
        Matcher matcher = ID.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
