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

/** Reads from the words of a report who was not reached and why, where the report follows no standard. */
final class BounceWords {

    private static final Pattern COPY = Pattern.compile(
            "(?m)^.{0,20}(?:--- Below this line is a copy|-----? ?(?:Original message|This is a copy|The following|Transcript of session)|"
                    + "------ This is a copy|Original message headers|Message header follows|Received: from ).*$",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern RECIPIENT = Pattern.compile(
            "^\\s*(?:(?:failed recipient|recipient|to|user|address|an|für|for)\\s*:?\\s*)?[<\"'(]?([^\\s<>\"'(),;:]+@[^\\s<>\"'(),;:]+?)"
                    + "[>\"')]?(?:[:;, ].*)?$",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern ANY = Pattern.compile("[^\\s<>\"'(),;:@\\[\\]]{1,100}@[^\\s<>\"'(),;:@\\[\\]]{1,255}");
    private static final Pattern PASSES = Pattern.compile(
            "delayed|will (?:be retried|retry|keep trying|continue)|still being retried|do not need to resend|warning message only|"
                    + "could not send message for past|quota|mailbox (?:is )?full|over ?quota|try again later|temporar|\\b4\\d\\d[ -]",
            Pattern.CASE_INSENSITIVE);
    private static final int MOST_LINES = 2_000;
    private static final int MOST_GUESSED = 20;
    private static final int MOST_NAMED = 1_000;

    private final String said;
    private final boolean subjectPasses;
    private final Set<String> ours;
    private final Optional<String> overall;

    /** @param ours lower case, addresses that cannot be the failed ones: who wrote the report, and to whom */
    BounceWords(String text, String subject, Set<String> ours) {
        this.said = withoutCopy(text);
        this.subjectPasses = PASSES.matcher(subject).find();
        this.ours = ours;
        this.overall = Reports.statusIn(said);
    }

    /** Without the copy of the mail that came back. */
    private static String withoutCopy(String text) {
        Matcher copy = COPY.matcher(text);
        String said = copy.find() ? text.substring(0, copy.start()) : text;
        return said.isBlank() ? text : said;
    }

    /** Those recipients, for the one reason that is given. */
    List<Failure> failures(List<String> recipients) {
        Failure all = failure("", said);
        return recipients.stream()
                .limit(MOST_NAMED)
                .map(address -> new Failure(address, all.status(), all.severity(), all.reason()))
                .toList();
    }

    /** Lines that begin with an address, and what is said below each up to a blank line. */
    List<Failure> failures() {
        List<String> lines = said.lines().limit(MOST_LINES).toList();
        Set<String> seen = new HashSet<>();
        List<Failure> found = new ArrayList<>();
        for (int i = 0; i < lines.size() && found.size() < MOST_GUESSED; i++) {
            Optional<String> address = recipient(lines.get(i));
            if (address.isPresent() && seen.add(address.get().toLowerCase(Locale.ROOT))) {
                found.add(failure(address.get(), paragraph(lines, i)));
            }
        }
        return found.isEmpty() ? anywhere() : found;
    }

    private Optional<String> recipient(String line) {
        if (line.length() > 1_000) {
            return Optional.empty();
        }
        Matcher matcher = RECIPIENT.matcher(line);
        return matcher.matches() ? Optional.of(trimmed(matcher.group(1))).filter(this::isForeign) : Optional.empty();
    }

    private List<Failure> anywhere() {
        return ANY.matcher(said)
                .results()
                .map(match -> trimmed(match.group()))
                .filter(this::isForeign)
                .limit(1)
                .map(address -> failure(address, said))
                .toList();
    }

    private static String paragraph(List<String> lines, int from) {
        StringBuilder out = new StringBuilder();
        for (int i = from; i < lines.size() && i < from + 8 && !lines.get(i).isBlank(); i++) {
            out.append(lines.get(i)).append(' ');
        }
        return out.toString();
    }

    private Failure failure(String address, String words) {
        String status = Reports.statusIn(words).or(() -> overall).orElse("");
        boolean passes = subjectPasses || PASSES.matcher(words).find();
        Severity severity = status.isEmpty() && passes ? Severity.SOFT : Reports.severity("failed", status);
        return new Failure(address, status, severity, Clean.line(words, 500));
    }

    private boolean isForeign(String address) {
        String lower = address.toLowerCase(Locale.ROOT);
        return !ours.contains(lower) && !Bounces.isDaemon(lower);
    }

    private static String trimmed(String address) {
        return address.replaceAll("[.:;,]+$", "");
    }
}
