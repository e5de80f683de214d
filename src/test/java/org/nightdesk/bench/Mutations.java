package org.nightdesk.bench;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

/** Makes bad input out of good, the same again from the same seed. */
final class Mutations {

    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "-1",
            "0",
            "1e999999",
            "123456789012345678901234567890123456789012345678901234567890",
            "0.00000000000000000000000000000000000000000000001e-400",
            "[]",
            "{}",
            "\"\"",
            "\"\\u0000\"",
            "\"a\\u0000b\"",
            "\"\\ud800\"",
            "\"\\udc00x\"",
            "\"\\uFFFE\\uFFFF\"",
            "\"99999-12-31T23:59:59Z\"",
            "\"+999999999-12-31T23:59:59Z\"",
            "\"-999999999-01-01T00:00:00Z\"",
            "\"0001-01-01T00:00:00Z\"",
            "\"2026-02-30T25:61:61Z\"",
            "\"2026-11-20T03:06:00+99:99\"",
            "\"2026-11-20T03:06:00.123456789123Z\"",
            "\"<script>alert(1)</script>\"",
            "\"'; drop table signal.open_alert; --\"",
            "\"{{7*7}} ${jndi:ldap://127.0.0.1/x} %n%s\"",
            "{\"a\":{\"b\":[1,{\"c\":null}]}}",
            "[[[[[[[[[[]]]]]]]]]]");

    private final Random random;

    Mutations(long seed) {
        this.random = new Random(seed);
    }

    /** The good text, spoilt in one to three ways. */
    byte[] of(String good) {
        byte[] bytes = good.getBytes(StandardCharsets.UTF_8);
        for (int i = random.nextInt(3); i >= 0; i--) {
            bytes = once(bytes);
        }
        return bytes;
    }

    private byte[] once(byte[] bytes) {
        List<Function<byte[], byte[]>> ways = List.of(
                this::replacesAValue,
                this::replacesAValue,
                this::replacesAValue,
                this::addsAKey,
                this::addsAKey,
                this::repeatsAPart,
                this::cuts,
                this::flips,
                this::insertsBadBytes,
                this::nests,
                this::lengthens);
        return bytes.length == 0
                ? "[".getBytes(StandardCharsets.UTF_8)
                : ways.get(random.nextInt(ways.size())).apply(bytes);
    }

    private byte[] replacesAValue(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int colon = text.indexOf(':', random.nextInt(text.length()));
        if (colon < 0) {
            return any().getBytes(StandardCharsets.ISO_8859_1);
        }
        int end = endOfValue(text, colon + 1);
        return (text.substring(0, colon + 1) + any() + text.substring(end)).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static int endOfValue(String text, int from) {
        int end = from;
        boolean quoted = false;
        while (end < text.length() && (quoted || ",}]".indexOf(text.charAt(end)) < 0)) {
            quoted ^= text.charAt(end) == '"';
            end++;
        }
        return end;
    }

    private byte[] addsAKey(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int brace = text.indexOf('{', random.nextInt(text.length()));
        if (brace < 0) {
            return bytes;
        }
        List<String> names = List.of(
                "labels",
                "startsAt",
                "endsAt",
                "alertname",
                "severity",
                "service",
                "id",
                "",
                "\\u0000",
                "x".repeat(2_000),
                "unknown");
        return (text.substring(0, brace + 1) + '"' + names.get(random.nextInt(names.size())) + "\":" + any() + ","
                        + text.substring(brace + 1))
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private byte[] repeatsAPart(byte[] bytes) {
        int from = random.nextInt(bytes.length);
        int length = random.nextInt(bytes.length - from + 1);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(bytes, 0, from + length);
        out.write(bytes, from, bytes.length - from);
        return out.toByteArray();
    }

    private byte[] cuts(byte[] bytes) {
        return java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length));
    }

    private byte[] flips(byte[] bytes) {
        byte[] other = bytes.clone();
        for (int i = random.nextInt(4); i >= 0; i--) {
            other[random.nextInt(other.length)] = (byte) random.nextInt(256);
        }
        return other;
    }

    private byte[] insertsBadBytes(byte[] bytes) {
        List<byte[]> bad = List.of(
                new byte[] {(byte) 0xff, (byte) 0xfe},
                new byte[] {(byte) 0xc0, (byte) 0xaf},
                new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80},
                new byte[] {(byte) 0xf8, (byte) 0x88, (byte) 0x80, (byte) 0x80, (byte) 0x80},
                new byte[] {0},
                new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf});
        int at = random.nextInt(bytes.length);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(bytes, 0, at);
        out.writeBytes(bad.get(random.nextInt(bad.size())));
        out.write(bytes, at, bytes.length - at);
        return out.toByteArray();
    }

    private byte[] nests(byte[] bytes) {
        int depth = 1 << random.nextInt(15);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        String open = random.nextBoolean() ? "[" : "{\"a\":";
        String close = open.equals("[") ? "]" : "}";
        return (open.repeat(depth) + text + close.repeat(depth)).getBytes(StandardCharsets.ISO_8859_1);
    }

    private byte[] lengthens(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int quote = text.indexOf('"', random.nextInt(text.length()));
        int size = random.nextInt(500) == 0 ? 10_000_000 : random.nextInt(4) == 0 ? 100_000 : 1_500;
        return quote < 0
                ? bytes
                : (text.substring(0, quote + 1) + "y".repeat(size) + text.substring(quote + 1))
                        .getBytes(StandardCharsets.ISO_8859_1);
    }

    private String any() {
        return VALUES.get(random.nextInt(VALUES.size()));
    }
}
