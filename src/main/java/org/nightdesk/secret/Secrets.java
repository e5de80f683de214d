package org.nightdesk.secret;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.nightdesk.settings.Settings;
import org.springframework.stereotype.Component;

/**
 * Signs what leaves the house and seals what is stored. {@code purpose} keeps uses apart: a signature or sealed value
 * made for one purpose is worth nothing for another. The first key signs and seals; each further key still verifies and opens.
 */
@Component
public class Secrets {

    private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();
    private static final int NONCE = 12;

    private final SecureRandom random = new SecureRandom();
    private final List<byte[]> keys;

    Secrets(Settings settings) {
        this.keys = settings.secretKeys().stream()
                .map(key -> sha256(key.getBytes(StandardCharsets.UTF_8)))
                .toList();
    }

    /** A URL-safe signature of 128 bits (HMAC-SHA256, RFC 2104, truncated). */
    public String sign(String purpose, String text) {
        return sign(keys.getFirst(), purpose, text);
    }

    /** Whether any key made this signature, compared in constant time. */
    public boolean verify(String purpose, String text, String signature) {
        byte[] given = signature.getBytes(StandardCharsets.UTF_8);
        return keys.stream()
                .anyMatch(
                        key -> MessageDigest.isEqual(sign(key, purpose, text).getBytes(StandardCharsets.UTF_8), given));
    }

    /**
     * Keys of 256 bits that others may be given to verify what we send them, one for each of ours, the current first. The same purpose
     * and text give the same keys.
     */
    public List<byte[]> derive(String purpose, String text) {
        return keys.stream()
                .map(key -> hmac(key, ("derive\0" + purpose + "\0" + text).getBytes(StandardCharsets.UTF_8)))
                .toList();
    }

    /** HMAC-SHA256 (RFC 2104), 32 bytes. */
    public static byte[] hmac(byte[] key, byte[] text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    /** Encrypts (AES-256-GCM, fresh nonce). */
    public byte[] seal(String purpose, String text) {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        byte[] sealed =
                crypt(Cipher.ENCRYPT_MODE, keys.getFirst(), purpose, nonce, text.getBytes(StandardCharsets.UTF_8));
        byte[] whole = Arrays.copyOf(nonce, NONCE + sealed.length);
        System.arraycopy(sealed, 0, whole, NONCE, sealed.length);
        return whole;
    }

    /** Opens what {@link #seal} made; empty when no key fits. */
    public Optional<String> open(String purpose, byte[] sealed) {
        byte[] nonce = Arrays.copyOf(sealed, NONCE);
        byte[] text = Arrays.copyOfRange(sealed, NONCE, sealed.length);
        for (byte[] key : keys) {
            try {
                return Optional.of(new String(
                        cipher(Cipher.DECRYPT_MODE, key, purpose, nonce).doFinal(text), StandardCharsets.UTF_8));
            } catch (GeneralSecurityException notThisKey) {
                continue;
            }
        }
        return Optional.empty();
    }

    /** A fresh secret of 192 random bits, 32 URL-safe characters. */
    public String fresh() {
        byte[] bytes = new byte[24];
        random.nextBytes(bytes);
        return URL.encodeToString(bytes);
    }

    /** For looking up a random secret without storing it. Not for passwords. */
    public static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static String sign(byte[] key, String purpose, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update(purpose.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return URL.encodeToString(Arrays.copyOf(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)), 16));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static byte[] crypt(int mode, byte[] key, String purpose, byte[] nonce, byte[] text) {
        try {
            return cipher(mode, key, purpose, nonce).doFinal(text);
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static Cipher cipher(int mode, byte[] key, String purpose, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
        cipher.updateAAD(purpose.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
