package org.nightdesk.letter;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns bytes into text when the label is missing, wrong or not known. */
final class Charsets {

    private static final Charset WESTERN = Charset.forName("windows-1252");

    /** Labels whose senders mean the larger set that their system uses, and names only mail knows. */
    private static final Map<String, String> MEANT = Map.ofEntries(
            Map.entry("iso-8859-1", "windows-1252"),
            Map.entry("latin1", "windows-1252"),
            Map.entry("ansi", "windows-1252"),
            Map.entry("x-ansi", "windows-1252"),
            Map.entry("iso-8859-8-i", "iso-8859-8"),
            Map.entry("iso-8859-8-e", "iso-8859-8"),
            Map.entry("iso-8859-9", "windows-1254"),
            Map.entry("iso-8859-11", "x-windows-874"),
            Map.entry("tis-620", "x-windows-874"),
            Map.entry("gb2312", "gb18030"),
            Map.entry("gb_2312-80", "gb18030"),
            Map.entry("gbk", "gb18030"),
            Map.entry("x-gbk", "gb18030"),
            Map.entry("cp936", "gb18030"),
            Map.entry("big5", "big5-hkscs"),
            Map.entry("cn-big5", "big5-hkscs"),
            Map.entry("shift_jis", "windows-31j"),
            Map.entry("shift-jis", "windows-31j"),
            Map.entry("sjis", "windows-31j"),
            Map.entry("x-sjis", "windows-31j"),
            Map.entry("cp932", "windows-31j"),
            Map.entry("iso-2022-jp", "x-windows-iso2022jp"),
            Map.entry("ks_c_5601-1987", "x-windows-949"),
            Map.entry("ks_c_5601", "x-windows-949"),
            Map.entry("euc-kr", "x-windows-949"),
            Map.entry("cp949", "x-windows-949"),
            Map.entry("utf8", "utf-8"),
            Map.entry("utf-8-mac", "utf-8"),
            Map.entry("unicode-1-1-utf-8", "utf-8"),
            Map.entry("macintosh", "x-macroman"));

    private static final Pattern SHIFTED = Pattern.compile("\\+([A-Za-z0-9+/]*)-?");

    private Charsets() {}

    /**
     * The text of these bytes.
     *
     * @param label what the mail says it is; {@code ""} if it does not say
     * @param trouble what had to be assumed, a sentence; empty if the label was right
     */
    record Decoded(String text, Optional<String> trouble) {

        private static Decoded fine(String text) {
            return new Decoded(text, Optional.empty());
        }
    }

    static Decoded decode(byte[] bytes, String label) {
        String name = label.strip().toLowerCase(Locale.ROOT);
        if (name.equals("utf-7") || name.equals("unicode-1-1-utf-7")) {
            return Decoded.fine(utf7(new String(bytes, StandardCharsets.ISO_8859_1)));
        }
        Optional<Charset> charset = named(name);
        boolean says = charset.isPresent() && !charset.get().equals(StandardCharsets.US_ASCII);
        return says ? labelled(bytes, charset.get(), name) : guessed(bytes, name);
    }

    static Optional<Charset> named(String label) {
        String name = label.strip().toLowerCase(Locale.ROOT);
        try {
            return name.isEmpty() ? Optional.empty() : Optional.of(Charset.forName(MEANT.getOrDefault(name, name)));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Optional.empty();
        }
    }

    private static Decoded labelled(byte[] bytes, Charset charset, String label) {
        Optional<String> utf8 = strictly(bytes, StandardCharsets.UTF_8);
        if (charset.equals(WESTERN) && utf8.isPresent() && utf8.get().length() < bytes.length) {
            return assumed(utf8.get(), label, "utf-8");
        }
        Optional<String> text = strictly(bytes, charset);
        if (text.isPresent()) {
            return Decoded.fine(withoutMark(text.get()));
        }
        if (utf8.isPresent()) {
            return assumed(utf8.get(), label, "utf-8");
        }
        String replaced = new String(bytes, charset);
        long lost = replaced.chars().filter(c -> c == '\uFFFD').count();
        long foreign = replaced.chars().filter(c -> c > 127).count();
        if (charset.equals(StandardCharsets.UTF_8) && lost * 2 > foreign) {
            return assumed(new String(bytes, WESTERN), label, "windows-1252");
        }
        return new Decoded(
                withoutMark(replaced),
                Optional.of("Some characters are not valid " + label + " and are shown as \uFFFD."));
    }

    private static Decoded guessed(byte[] bytes, String label) {
        Optional<String> known = marked(bytes).or(() -> strictly(bytes, StandardCharsets.UTF_8));
        String text = known.orElseGet(() -> new String(bytes, WESTERN));
        boolean told = label.isEmpty() || label.contains("ascii") || known.isPresent();
        return told ? Decoded.fine(withoutMark(text)) : assumed(text, label, "windows-1252");
    }

    /** What a byte order mark or an escape sequence tells. */
    private static Optional<String> marked(byte[] bytes) {
        if (bytes.length > 1 && bytes[0] == (byte) 0xff && bytes[1] == (byte) 0xfe) {
            return Optional.of(new String(bytes, StandardCharsets.UTF_16));
        }
        if (bytes.length > 1 && bytes[0] == (byte) 0xfe && bytes[1] == (byte) 0xff) {
            return Optional.of(new String(bytes, StandardCharsets.UTF_16));
        }
        for (int i = 0; i + 2 < bytes.length; i++) {
            if (bytes[i] == 0x1b && bytes[i + 1] == '$' && (bytes[i + 2] == 'B' || bytes[i + 2] == '@')) {
                return strictly(bytes, Charset.forName("x-windows-iso2022jp"));
            }
        }
        return Optional.empty();
    }

    private static Optional<String> strictly(byte[] bytes, Charset charset) {
        try {
            CharBuffer text = charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes));
            return Optional.of(text.toString());
        } catch (CharacterCodingException | RuntimeException e) {
            return Optional.empty(); // Some of the older decoders throw other things on broken input.
        }
    }

    private static Decoded assumed(String text, String label, String as) {
        return new Decoded(
                withoutMark(text),
                Optional.of("The text is labelled " + Clean.line(label, 40) + " but was read as " + as + "."));
    }

    private static String withoutMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /** RFC 2152, which no JDK brings. */
    private static String utf7(String text) {
        Matcher matcher = SHIFTED.matcher(text);
        StringBuilder out = new StringBuilder();
        while (matcher.find()) {
            String shifted = matcher.group(1);
            String plain = shifted.isEmpty()
                    ? "+"
                    : new String(
                            Transfer.base64(shifted.getBytes(StandardCharsets.US_ASCII)), StandardCharsets.UTF_16BE);
            matcher.appendReplacement(out, Matcher.quoteReplacement(plain));
        }
        return matcher.appendTail(out).toString();
    }

    /** Joins what was cut in the middle of a character. */
    static byte[] joined(byte[] one, byte[] other) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(one.length + other.length);
        out.writeBytes(one);
        out.writeBytes(other);
        return out.toByteArray();
    }
}
