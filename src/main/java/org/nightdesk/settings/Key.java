package org.nightdesk.settings;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The keys there are. The guide's table lists the same ones; a test compares. */
enum Key {
    PORT,
    DATA,
    BASE_URL,
    DB_URL,
    DB_USER,
    DB_PASSWORD,
    ADMIN_EMAIL,
    ADMIN_PASSWORD,
    API_TOKEN,
    SMTP_URL,
    SMTP_LISTEN,
    METRICS_TOKEN,
    SECRET_KEY,
    SECRET_KEY_FILE,
    TLS_CERT,
    TLS_KEY,
    TRUSTED_PROXIES,
    ALLOW_PRIVATE,
    OFFLINE_FOLDER,
    OFFLINE_MAIL,
    OFFLINE_KEEP,
    /** Read by the launcher, before there is a program that could read it. */
    JAVA_OPTIONS;

    static final String PREFIX = "NIGHTDESK_";

    /** The key meant by {@code NIGHTDESK_DB_URL}, {@code db.url} or {@code db-url}. */
    static Optional<Key> of(String written) {
        String plain = plain(written);
        return Arrays.stream(values()).filter(key -> key.name().equals(plain)).findFirst();
    }

    /** The known key that differs in the fewest letters. */
    static Key nearest(String written) {
        String plain = plain(written);
        Key nearest = PORT;
        for (Key key : values()) {
            if (distance(plain, key.name()) < distance(plain, nearest.name())) {
                nearest = key;
            }
        }
        return nearest;
    }

    String variable() {
        return PREFIX + name();
    }

    private static String plain(String written) {
        String upper = written.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
        return upper.startsWith(PREFIX) ? upper.substring(PREFIX.length()) : upper;
    }

    // Levenshtein's distance, one row at a time.
    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        Arrays.setAll(row, i -> i);
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int change = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[other.length()];
    }
}
