package org.nightdesk.evidence;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.nightdesk.subject.Refused;

/** A file that somebody shows: {@code name} as they call it. What it is follows from its bytes, never from its name. */
public record Upload(String name, byte[] bytes) {

    /** Of one file; the database takes no larger one. */
    public static final int MOST = 5_000_000;

    private static final int LONGEST = 120;

    @SuppressWarnings("ArrayRecordComponent")
    public Upload {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        String clean = new String(last.getBytes(UTF_8), UTF_8)
                .replaceAll("[\\p{Cntrl}\"<>|:*?\u202a-\u202e\u2066-\u2069]", "")
                .strip();
        name = clean.isEmpty() ? "file" : clean.substring(Math.max(0, clean.length() - LONGEST));
        if (bytes.length == 0) {
            throw Refused.invalid("file", "The file is empty. Choose it again.");
        }
        if (bytes.length > MOST) {
            throw Refused.invalid(
                    "file",
                    "The file has %.1f MB. At most 5 MB are kept as evidence: make it smaller."
                            .formatted(bytes.length / 1_000_000.0)
                            .replace(',', '.'));
        }
    }

    /** {@code image/png} and so on where it is a picture that every browser shows. */
    public Optional<String> picture() {
        if (begins(0x89, 'P', 'N', 'G', 0x0d, 0x0a, 0x1a, 0x0a)) {
            return Optional.of("image/png");
        }
        if (begins(0xff, 0xd8, 0xff)) {
            return Optional.of("image/jpeg");
        }
        if (begins('G', 'I', 'F', '8')) {
            return Optional.of("image/gif");
        }
        boolean webp = begins('R', 'I', 'F', 'F')
                && bytes.length > 12
                && new String(Arrays.copyOfRange(bytes, 8, 12), ISO_8859_1)
                        .toUpperCase(Locale.ROOT)
                        .equals("WEBP");
        return webp ? Optional.of("image/webp") : Optional.empty();
    }

    private boolean begins(int... with) {
        if (bytes.length < with.length) {
            return false;
        }
        for (int index = 0; index < with.length; index++) {
            if ((bytes[index] & 0xff) != with[index]) {
                return false;
            }
        }
        return true;
    }
}
