package org.nightdesk.letter;

import java.util.Locale;
import java.util.Map;

/** Takes out of foreign text what no place of ours can hold or show. */
final class Clean {

    private static final int LONGEST_NAME = 150;
    private static final Map<String, String> NAMES = Map.of(
            "text/calendar", "invitation.ics",
            "text/html", "text.html",
            "message/rfc822", "message.eml",
            "message/global", "message.eml",
            "message/delivery-status", "delivery-status.txt",
            "text/rfc822-headers", "headers.txt",
            "application/ms-tnef", "winmail.dat",
            "application/pkcs7-signature", "smime.p7s",
            "application/pkcs7-mime", "smime.p7m",
            "application/pgp-signature", "signature.asc");

    private Clean() {}

    /** Lines ended by \n, without NUL (no database column holds it), other control characters and half surrogates. */
    static String text(String text) {
        StringBuilder out = new StringBuilder(text.length());
        int i = 0;
        while (i < text.length()) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (c == '\r') {
                boolean pair = i < text.length() && text.charAt(i) == '\n';
                out.append(pair ? "" : "\n");
            } else if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
                out.append('\uFFFD');
            } else if (c == '\n' || c == '\t' || !Character.isISOControl(c)) {
                out.appendCodePoint(c);
            }
        }
        return out.toString();
    }

    /** One line: no header, log or list can be forged with it, and no direction of writing turned round. */
    static String line(String text, int longest) {
        StringBuilder out = new StringBuilder(Math.min(text.length(), longest));
        text(text).codePoints().forEach(c -> {
            boolean space = Character.isWhitespace(c) || Character.isSpaceChar(c);
            if (!space && !turns(c)) {
                out.appendCodePoint(c);
            } else if (space && !out.isEmpty() && out.charAt(out.length() - 1) != ' ') {
                out.append(' ');
            }
        });
        return cut(out.toString().strip(), longest);
    }

    private static boolean turns(int c) {
        return c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069;
    }

    private static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
        return text.substring(0, end);
    }

    /** A file name for any system: the last part of a path, without what a shell, a header or a page could take for more. */
    static String fileName(String name, String type) {
        String line = line(name, 4_000);
        String last = line.substring(Math.max(line.lastIndexOf('/'), line.lastIndexOf('\\')) + 1);
        String safe = last.replaceAll("[<>:\"|?*%;\\u0060]", "_").replaceAll("^[.\\s]+|[.\\s]+$", "");
        return safe.isEmpty() ? named(type) : shortened(safe);
    }

    private static String named(String type) {
        String known = NAMES.get(type);
        if (known != null) {
            return known;
        }
        String group = type.substring(0, Math.max(0, type.indexOf('/')));
        String ending = type.substring(type.indexOf('/') + 1).replaceAll("[^a-z0-9]", "");
        return switch (group) {
            case "image", "audio", "video" -> group + "." + (ending.isEmpty() ? "bin" : cut(ending, 8));
            case "text" -> "text.txt";
            default -> "attachment.bin";
        };
    }

    private static String shortened(String name) {
        if (name.length() <= LONGEST_NAME) {
            return name;
        }
        int dot = name.lastIndexOf('.');
        String ending = dot > 0 && name.length() - dot <= 12 ? name.substring(dot) : "";
        return cut(name, LONGEST_NAME - ending.length()).strip() + ending;
    }

    /** A media type as {@code group/kind} in lower case; {@code ""} if it is none. */
    static String type(String type) {
        String lower = type.strip().toLowerCase(Locale.ROOT);
        return lower.matches("[a-z0-9!#$&^_.+-]{1,60}/[a-z0-9!#$&^_.+-]{1,100}") ? lower : "";
    }
}
