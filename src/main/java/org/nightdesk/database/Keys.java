package org.nightdesk.database;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.nightdesk.settings.Settings;

/** Says whether two installations have the same secret keys, without saying the keys. */
final class Keys {

    private static final int LENGTH = 8;

    private Keys() {}

    static List<String> fingerprints(Settings settings) {
        return settings.secretKeys().stream()
                .map(key -> sha256().digest(("backup fingerprint of " + key).getBytes(StandardCharsets.UTF_8)))
                .map(digest -> HexFormat.of().formatHex(Arrays.copyOf(digest, LENGTH)))
                .toList();
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
