package org.nightdesk.letter;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A header such as Content-Type: a value and its parameters, with RFC 2231's pieces joined and its bytes decoded, and with
 * the encoded words that many write instead.
 */
record Parameters(String value, Map<String, String> named) {

    private static final Pattern PARAMETER = Pattern.compile(
            ";\\s*([^=;\\s\"]{1,80})\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*+)\"?|(=\\?[^;]*?\\?=[^;]*|[^;]*))",
            Pattern.DOTALL);
    private static final Pattern PIECE = Pattern.compile("(.+?)(?:\\*(\\d{1,3}))?(\\*)?");
    private static final int MOST = 200;

    static Parameters of(String header) {
        int end = header.indexOf(';');
        String value = (end < 0 ? header : header.substring(0, end)).strip();
        return new Parameters(value, end < 0 ? Map.of() : joined(header.substring(end)));
    }

    Optional<String> find(String name) {
        return Optional.ofNullable(named.get(name)).filter(text -> !text.isBlank());
    }

    private static Map<String, String> joined(String rest) {
        Map<String, TreeMap<Integer, Piece>> pieces = new HashMap<>();
        Map<String, String> found = new HashMap<>();
        Matcher matcher = PARAMETER.matcher(rest);
        for (int i = 0; i < MOST && matcher.find(); i++) {
            Matcher piece = PIECE.matcher(matcher.group(1).toLowerCase(Locale.ROOT));
            if (!piece.matches()) {
                continue;
            }
            boolean encoded = piece.group(3) != null;
            if (!encoded && piece.group(2) == null) {
                found.putIfAbsent(piece.group(1), Words.decoded(value(matcher)));
            } else {
                int number = piece.group(2) == null ? 0 : Integer.parseInt(piece.group(2));
                pieces.computeIfAbsent(piece.group(1), name -> new TreeMap<>())
                        .putIfAbsent(number, new Piece(value(matcher), encoded));
            }
        }
        pieces.forEach((name, parts) -> found.put(name, text(parts)));
        return found;
    }

    private static String value(Matcher matcher) {
        String quoted = matcher.group(2);
        return quoted == null ? matcher.group(3).strip() : quoted.replaceAll("\\\\([\"\\\\])", "$1");
    }

    private record Piece(String text, boolean encoded) {}

    private static String text(TreeMap<Integer, Piece> pieces) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        String charset = "";
        boolean first = true;
        for (Piece piece : pieces.values()) {
            String text = piece.text();
            if (first && piece.encoded()) {
                String[] parts = text.split("'", 3);
                charset = parts.length == 3 ? parts[0] : "";
                text = parts[parts.length == 3 ? 2 : 0];
            }
            bytes.writeBytes(piece.encoded() ? percent(text) : text.getBytes(StandardCharsets.UTF_8));
            first = false;
        }
        return Words.decoded(Charsets.decode(bytes.toByteArray(), charset).text());
    }

    private static byte[] percent(String text) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < encoded.length; i++) {
            int value = encoded[i] == '%' && i + 2 < encoded.length ? Words.hex(encoded[i + 1], encoded[i + 2]) : -1;
            bytes.write(value >= 0 ? value : encoded[i]);
            i += value >= 0 ? 2 : 0;
        }
        return bytes.toByteArray();
    }
}
