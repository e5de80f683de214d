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

/** Tells whether a mail reports that another did not arrive, and which. */
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
    private static final Pattern ID = Pattern.compile("(?im)^\\s*Message-ID:\\s*(<[^<>\\s]{3,500}>)");
    private static final int LONGEST = 200_000;

    private final Headers headers;
    private final List<Attachment> attachments;
    private final String text;
    private final Set<String> ours = new HashSet<>();

    Bounces(Headers headers, List<Attachment> attachments, String text, Address from, List<Address> to) {
        this.headers = headers;
        this.attachments = attachments;
        this.text = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
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
        boolean daemon = isDaemon(from.address()) || Natures.emptyReturnPath(headers);
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
        Optional<String> original = original().or(() -> parents.stream().reduce((first, last) -> last));
        return new Bounce(failures.isEmpty() ? guessed() : failures, original);
    }

    private List<Failure> guessed() {
        BounceWords words = new BounceWords(text, headers.text("subject", 300), ours);
        List<String> named = headers.all("x-failed-recipients").stream()
                .flatMap(list -> Addresses.of(list).stream())
                .map(Address::address)
                .filter(address -> !address.isEmpty())
                .toList();
        return named.isEmpty() ? words.failures() : words.failures(named);
    }

    static boolean isDaemon(String address) {
        return DAEMON.matcher(address).matches();
    }

    private static boolean isStatus(Attachment attachment) {
        return attachment.type().equals("message/delivery-status")
                || attachment.type().equals("message/global-delivery-status");
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
