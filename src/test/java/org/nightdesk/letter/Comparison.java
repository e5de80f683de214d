package org.nightdesk.letter;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** Holds a letter against what another reader found in the same mail. */
final class Comparison {

    private final List<String> differences = new ArrayList<>();

    /** What differs, each beginning with the name of the thing; empty if nothing does. */
    static List<String> of(Letter letter, JsonNode expected) {
        Comparison comparison = new Comparison();
        comparison.compare(letter, expected);
        return comparison.differences;
    }

    private void compare(Letter letter, JsonNode expected) {
        equal("name", expected.get("name").asString(), letter.from().name());
        equal("address", expected.get("address").asString(), letter.from().address());
        equal("subject", expected.get("subject").asString(), letter.subject());
        String text = expected.get("text").asString();
        if (expected.get("fromHtml").asBoolean()) {
            equal("text", lettersOf(text), lettersOf(letter.text()));
        } else {
            equal("text", text, letter.text());
        }
        List<Letter> nested = letter.attachments().stream()
                .filter(Comparison::isMail)
                .flatMap(a -> a.letter().stream())
                .toList();
        List<String> files = letter.attachments().stream()
                .filter(attachment -> !isMail(attachment))
                .map(Comparison::hash)
                .sorted()
                .toList();
        equal("attachments", hashes(expected.get("attachments")).toString(), files.toString());
        equal("mails in it", "" + expected.get("letters").size(), "" + nested.size());
        for (int i = 0; i < Math.min(nested.size(), expected.get("letters").size()); i++) {
            compare(nested.get(i), expected.get("letters").get(i));
        }
    }

    private static boolean isMail(Attachment attachment) {
        return attachment.type().equals("message/rfc822") || attachment.type().equals("message/global");
    }

    private static List<String> hashes(JsonNode attachments) {
        List<String> hashes = new ArrayList<>();
        attachments.forEach(
                attachment -> hashes.add(attachment.get("sha256").asString().substring(0, 12) + "/"
                        + attachment.get("size").asInt()));
        return hashes.stream().sorted().toList();
    }

    private static String hash(Attachment attachment) {
        boolean text =
                attachment.type().startsWith("text/") || attachment.type().startsWith("message/");
        byte[] bytes = text ? unixLines(attachment.bytes()) : attachment.bytes();
        return sha256(bytes).substring(0, 12) + "/" + bytes.length;
    }

    static byte[] unixLines(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1)
                .replace("\r\n", "\n")
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private void equal(String what, String expected, String found) {
        if (!squeezed(expected).equals(squeezed(found))) {
            differences.add(
                    what + ": expected [" + shown(expected, found) + "] found [" + shown(found, expected) + "]");
        }
    }

    private static String squeezed(String text) {
        return text.replaceAll("[\\s\\u00a0\\u3000\\u0000]+", "").toLowerCase(Locale.ROOT);
    }

    static String lettersOf(String text) {
        return text.replaceAll("[^\\p{L}\\p{Nd}]+", "");
    }

    /** From where they differ. */
    private static String shown(String text, String other) {
        String one = squeezed(text);
        int same =
                Math.max(0, Arrays.mismatch(one.toCharArray(), squeezed(other).toCharArray()));
        return one.substring(Math.min(one.length(), Math.max(0, same - 10)), Math.min(one.length(), same + 80));
    }
}
