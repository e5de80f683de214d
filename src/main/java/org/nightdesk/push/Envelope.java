package org.nightdesk.push;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Seals a message so that only one browser reads it, not the push service that carries it (RFC 8291, content coding aes128gcm of RFC 8188). */
final class Envelope {

    /** What fits into one record of 4,096 bytes, which is all that a push service must take. */
    static final int LARGEST = 4_096 - 86 - 17;

    private static final int RECORD = 4_096;
    private static final int SALT = 16;
    private static final byte LAST = 2;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Envelope() {}

    /** With a fresh key pair and salt. {@code point} and {@code auth} are the browser's. */
    static byte[] seal(byte[] text, byte[] point, byte[] auth) throws GeneralSecurityException {
        byte[] salt = new byte[SALT];
        RANDOM.nextBytes(salt);
        return seal(text, point, auth, P256.fresh(), salt);
    }

    /** Apart, so that the RFC's own example can be followed. */
    static byte[] seal(byte[] text, byte[] point, byte[] auth, KeyPair sender, byte[] salt)
            throws GeneralSecurityException {
        byte[] ours = P256.bytes(sender.getPublic());
        byte[] shared = P256.secret(sender.getPrivate(), P256.point(point));
        byte[] info = joined("WebPush: info\0".getBytes(StandardCharsets.US_ASCII), point, ours);
        byte[] input = derived(shared, auth, info, 32);
        byte[] key = derived(input, salt, info("aes128gcm"), 16);
        byte[] nonce = derived(input, salt, info("nonce"), 12);
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
        byte[] sealed = cipher.doFinal(joined(text, new byte[] {LAST}));
        return ByteBuffer.allocate(SALT + 4 + 1 + ours.length + sealed.length)
                .put(salt)
                .putInt(RECORD)
                .put((byte) ours.length)
                .put(ours)
                .put(sealed)
                .array();
    }

    private static byte[] info(String what) {
        return ("Content-Encoding: " + what + "\0").getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] derived(byte[] input, byte[] salt, byte[] info, int length) throws GeneralSecurityException {
        return KDF.getInstance("HKDF-SHA256")
                .deriveData(HKDFParameterSpec.ofExtract()
                        .addIKM(input)
                        .addSalt(salt)
                        .thenExpand(info, length));
    }

    private static byte[] joined(byte[]... parts) {
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        ByteBuffer whole = ByteBuffer.allocate(length);
        for (byte[] part : parts) {
            whole.put(part);
        }
        return whole.array();
    }
}
