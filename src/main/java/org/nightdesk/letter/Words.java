package org.nightdesk.letter;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Decodes encoded words (RFC 2047), also where they stand against the rules. */
final class Words {

    static final Pattern WORD =
            Pattern.compile("=\\?([^?\\s*]{1,60})(?:\\*[^?\\s]{0,40})?\\?([bBqQ])\\?([^?]*+(?:\\?(?!=)[^?]*+)*+)\\?=");

    private final StringBuilder out = new StringBuilder();
    private byte[] pending = new byte[0];
    private String charset = "";

    private Words() {}

    static String decoded(String text) {
        if (!text.contains("=?")) {
            return text;
        }
        return new Words().of(text);
    }

    private String of(String text) {
        Matcher matcher = WORD.matcher(text);
        int end = 0;
        while (matcher.find()) {
            String between = text.substring(end, matcher.start());
            boolean adjacent = end > 0 && between.isBlank();
            String label = matcher.group(1).toLowerCase(Locale.ROOT);
            if (!adjacent || !label.equals(charset)) {
                flush();
                out.append(adjacent ? "" : between);
            }
            charset = label;
            pending = Charsets.joined(pending, bytes(matcher));
            end = matcher.end();
        }
        flush();
        return out.append(text.substring(end)).toString();
    }

    private void flush() {
        out.append(Charsets.decode(pending, charset).text());
        pending = new byte[0];
    }

    private static byte[] bytes(Matcher word) {
        byte[] encoded = word.group(3).getBytes(StandardCharsets.UTF_8);
        if (word.group(2).equalsIgnoreCase("q")) {
            return quoted(encoded);
        }
        boolean broken = word.group(3).replaceAll("[^A-Za-z0-9+/]", "").length() % 4 == 1;
        return broken ? word.group().getBytes(StandardCharsets.UTF_8) : Transfer.base64(encoded);
    }

    private static byte[] quoted(byte[] encoded) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < encoded.length; i++) {
            int value = encoded[i] == '=' && i + 2 < encoded.length ? hex(encoded[i + 1], encoded[i + 2]) : -1;
            bytes.write(value >= 0 ? value : encoded[i] == '_' ? ' ' : encoded[i]);
            i += value >= 0 ? 2 : 0;
        }
        return bytes.toByteArray();
    }

    /** The byte these two digits stand for, -1 if they are none. */
    static int hex(int high, int low) {
        int h = Character.digit(high, 16);
        int l = Character.digit(low, 16);
        return h < 0 || l < 0 ? -1 : h * 16 + l;
    }
}
