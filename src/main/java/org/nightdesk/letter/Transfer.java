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

    /** Skips what is not of the alphabet, goes on behind padding, and keeps the last bytes without any. */
    static byte[] base64(byte[] raw) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(raw.length * 3 / 4 + 3);
        int held = 0;
        int bits = 0;
        for (byte b : raw) {
            int value = sextet(b);
            if (b == '=') {
                bits = 0;
            } else if (value >= 0) {
                held = held << 6 | value;
                bits += 6;
            }
            if (bits >= 8) {
                bits -= 8;
                out.write(held >> bits);
            }
        }
        return out.toByteArray();
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
        return b == '+' || b == '-' ? 62 : b == '/' || b == '_' ? 63 : -1;
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
