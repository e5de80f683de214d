package org.nightdesk.rating;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 over words, each by its length, so that no two lists of them read alike. */
public final class Digest {

    private final MessageDigest digest;

    public Digest() {
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    public Digest add(String word) {
        byte[] letters = word.getBytes(StandardCharsets.UTF_8);
        digest.update((letters.length + ":").getBytes(StandardCharsets.UTF_8));
        digest.update(letters);
        return this;
    }

    /** Ends it; 64 hexadecimal digits. */
    public String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
