package org.nightdesk.letter;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.QuotedPrintableInputStream;

/** Undoes a transfer encoding (RFC 2045, section 6), however it is spelt. */
final class Transfer {

    private Transfer() {}

    /** The bytes that were meant; those given where the encoding is none that we know, or cannot be undone. */
    static byte[] decoded(byte[] raw, String encoding) {
        String name = encoding.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9-]", "");
        try {
            return switch (name) {
                case "base64", "x-base64" -> base64(raw);
                case "quoted-printable", "quotedprintable" -> quotedPrintable(raw);
                case "uuencode", "x-uuencode", "uue", "x-uue" -> uuencoded(raw);
                default -> raw;
            };
        } catch (IOException | MessagingException e) {
            return raw;
        }
    }

    /**
     * Skips what is not of the alphabet and goes on behind padding. A last group without padding counts if an encoder ended
     * there, which leaves its spare bits zero; else the text was cut off in the middle of it.
     */
    static byte[] base64(byte[] raw) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(raw.length * 3 / 4 + 3);
        int held = 0;
        int count = 0;
        for (byte b : raw) {
            int value = sextet(b);
            if (b == '=') {
                flush(out, held, count);
                count = 0;
            } else if (value >= 0) {
                held = held << 6 | value;
                count++;
            }
            if (count == 4) {
                flush(out, held, count);
                count = 0;
            }
        }
        int spare = count == 2 ? held & 0xf : held & 0x3;
        flush(out, held, spare == 0 ? count : 0);
        return out.toByteArray();
    }

    /** Writes the bytes of a group of so many sextets. */
    private static void flush(ByteArrayOutputStream out, int held, int count) {
        int bits = count * 6;
        while (bits >= 8) {
            bits -= 8;
            out.write(held >> bits);
        }
    }

    private static int sextet(byte b) {
        if (b >= 'A' && b <= 'Z') {
            return b - 'A';
        }
        if (b >= 'a' && b <= 'z') {
            return b - 'a' + 26;
        }
        if (b >= '0' && b <= '9') {
            return b - '0' + 52;
        }
        return b == '+' ? 62 : b == '/' ? 63 : -1;
    }

    private static byte[] quotedPrintable(byte[] raw) throws IOException {
        try (InputStream in = new QuotedPrintableInputStream(new ByteArrayInputStream(raw), DecodeMonitor.SILENT)) {
            return in.readAllBytes();
        }
    }

    private static byte[] uuencoded(byte[] raw) throws IOException, MessagingException {
        try (InputStream in = MimeUtility.decode(new ByteArrayInputStream(raw), "x-uuencode")) {
            return in.readAllBytes();
        }
    }
}
