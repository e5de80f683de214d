package org.nightdesk.post;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A mail at the door, not yet kept. {@code recipients} in small letters, each once, in order. */
public record Arrival(String way, String sender, List<String> recipients, byte[] raw, Instant at) {

    private static final int LONGEST_HEAD = 64 * 1024;
    private static final int LONGEST_SHOWN = 300;
    private static final Duration SAME_MOMENT = Duration.ofMinutes(10);
    private static final Pattern MESSAGE_ID = Pattern.compile("(?im)^message-id:[ \\t\\r\\n]*(<[^>\\s]{1,900}>)");
    private static final Pattern SUBJECT = Pattern.compile("(?im)^subject:[ \\t]*(.*)$");
    private static final Pattern TRACE = Pattern.compile(
            "(?imd)^(?:received|return-path|delivered-to|x-original-to|envelope-to|x-received|authentication-results|received-spf"
                    + "|arc-[a-z-]+|x-spam[a-z-]*):.*\\n(?:[ \\t].*\\n)*");

    public Arrival {
        recipients = recipients.stream()
                .map(address -> address.strip().toLowerCase(Locale.ROOT))
                .distinct()
                .sorted()
                .toList();
    }

    byte[] sha256() {
        return digest().digest(raw);
    }

    /** With its angle brackets; empty when there is none. */
    String messageId() {
        Matcher found = MESSAGE_ID.matcher(head());
        return found.find() ? found.group(1) : "";
    }

    /** As it stands in the header, for lists of what could not be read. */
    String subject() {
        Matcher found = SUBJECT.matcher(head());
        String line =
                found.find() ? found.group(1).replaceAll("\\p{Cntrl}", " ").strip() : "";
        return line.length() <= LONGEST_SHOWN ? line : line.substring(0, LONGEST_SHOWN);
    }

    /**
     * What makes two arrivals one mail: the same content but for the traces of its way, the same Message-ID, the same recipients. Two mails without
     * Message-ID are the same within ten minutes only: machines may well write the same again.
     */
    byte[] identity() {
        MessageDigest digest = digest();
        int head = headEnd();
        digest.update(TRACE.matcher(new String(raw, 0, head, StandardCharsets.ISO_8859_1))
                .replaceAll("")
                .getBytes(StandardCharsets.ISO_8859_1));
        digest.update(raw, head, raw.length - head);
        String messageId = messageId();
        digest.update((messageId + '\0' + String.join("\n", recipients)).getBytes(StandardCharsets.UTF_8));
        if (messageId.isEmpty()) {
            long moment = at.getEpochSecond() / SAME_MOMENT.toSeconds();
            digest.update(ByteBuffer.allocate(Long.BYTES).putLong(moment).array());
        }
        return digest.digest();
    }

    private String head() {
        return new String(raw, 0, headEnd(), StandardCharsets.ISO_8859_1);
    }

    private int headEnd() {
        int most = Math.min(raw.length, LONGEST_HEAD);
        for (int i = 1; i < most; i++) {
            boolean blank = raw[i] == '\n' && (raw[i - 1] == '\n' || raw[i - 1] == '\r' && i > 1 && raw[i - 2] == '\n');
            if (blank) {
                return i + 1;
            }
        }
        return most;
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
