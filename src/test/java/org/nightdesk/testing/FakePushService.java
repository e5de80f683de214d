package org.nightdesk.testing;

import java.math.BigInteger;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.nightdesk.testing.FakeSink.Heard;
import org.nightdesk.testing.FakeSink.Said;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A push service of RFC 8030 and the one browser behind it, which opens what it gets by RFC 8291 with code of its own. It believes nobody without VAPID (RFC 8292)
 * and misbehaves when its {@link #sink} is told to.
 */
public final class FakePushService implements AutoCloseable {

    private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();
    private static final int POINT = 65;

    private final FakeSink sink = FakeSink.open();
    private final KeyPair keys = fresh();
    private final byte[] auth = new byte[16];
    private final List<JsonNode> opened = new CopyOnWriteArrayList<>();
    private volatile Instant now;
    private volatile boolean gone;

    /** {@code now} is what its clock shows. */
    public FakePushService(Instant now) {
        this.now = now;
        new SecureRandom().nextBytes(auth);
        sink.behaves(this::answer);
    }

    public String endpoint() {
        return sink.url("/push/" + URL.encodeToString(Arrays.copyOf(auth, 8)));
    }

    public String key() {
        return URL.encodeToString(bytes((ECPublicKey) keys.getPublic()));
    }

    public String auth() {
        return URL.encodeToString(auth);
    }

    /** What the browser read, oldest first. */
    public List<JsonNode> opened() {
        return List.copyOf(opened);
    }

    /** For misbehaviour. */
    public FakeSink sink() {
        return sink;
    }

    public void shows(Instant time) {
        now = time;
    }

    /** The subscription has ended: 410 from now on. */
    public void isGone() {
        gone = true;
    }

    private Said answer(Heard request) {
        String ttl = request.headers().getOrDefault("ttl", "");
        if (!request.method().equals("POST") || !ttl.matches("[0-9]+")) {
            return new Said(400, "TTL is missing");
        }
        if (gone) {
            return new Said(410, "");
        }
        if (!"aes128gcm".equals(request.headers().get("content-encoding")) || request.bytes().length > 4_096) {
            return new Said(413, "");
        }
        if (!request.headers().getOrDefault("topic", "t").matches("[A-Za-z0-9_-]{1,32}")) {
            return new Said(400, "topic");
        }
        try {
            String refusal = refusal(request.headers().getOrDefault("authorization", ""));
            if (!refusal.isEmpty()) {
                return new Said(403, refusal);
            }
            opened.add(JsonMapper.shared().readTree(open(request.bytes())));
        } catch (GeneralSecurityException | RuntimeException broken) {
            return new Said(400, String.valueOf(broken.getMessage()));
        }
        return new Said(201, "", "Location", sink.url("/message/1"));
    }

    private String refusal(String authorization) throws GeneralSecurityException {
        if (!authorization.matches("vapid t=[\\w-]+\\.[\\w-]+\\.[\\w-]+, k=[\\w-]+")) {
            return "no vapid";
        }
        String[] token = authorization.replaceAll("vapid t=([^,]+), k=.*", "$1").split("\\.");
        byte[] key = Base64.getUrlDecoder().decode(authorization.replaceAll(".*k=", ""));
        Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
        signature.initVerify(point(key));
        signature.update((token[0] + "." + token[1]).getBytes(StandardCharsets.US_ASCII));
        if (!signature.verify(Base64.getUrlDecoder().decode(token[2]))) {
            return "not signed by the key";
        }
        JsonNode claims = JsonMapper.shared().readTree(Base64.getUrlDecoder().decode(token[1]));
        URI mine = URI.create(sink.url(""));
        if (!claims.path("aud").asString("").equals(mine.getScheme() + "://" + mine.getAuthority())) {
            return "for another service";
        }
        long expires = claims.path("exp").asLong(0);
        boolean inTime = expires > now.getEpochSecond()
                && expires <= now.plusSeconds(24 * 3600).getEpochSecond();
        return inTime && claims.path("sub").asString("").matches("(mailto:|https://).+") ? "" : "expired, or nobody's";
    }

    private byte[] open(byte[] body) throws GeneralSecurityException {
        ByteBuffer buffer = ByteBuffer.wrap(body);
        byte[] salt = take(buffer, 16);
        buffer.getInt();
        byte[] sender = take(buffer, buffer.get() & 0xff);
        KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
        agreement.init(keys.getPrivate());
        agreement.doPhase(point(sender), true);
        ByteBuffer info = ByteBuffer.allocate(14 + 2 * POINT)
                .put("WebPush: info\0".getBytes(StandardCharsets.US_ASCII))
                .put(bytes((ECPublicKey) keys.getPublic()))
                .put(sender);
        byte[] input = expand(hmac(auth, agreement.generateSecret()), info.array(), 32);
        byte[] random = hmac(salt, input);
        byte[] key = expand(random, "Content-Encoding: aes128gcm\0".getBytes(StandardCharsets.US_ASCII), 16);
        byte[] nonce = expand(random, "Content-Encoding: nonce\0".getBytes(StandardCharsets.US_ASCII), 12);
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
        byte[] padded = cipher.doFinal(take(buffer, buffer.remaining()));
        return Arrays.copyOf(padded, padded.length - 1);
    }

    private static byte[] take(ByteBuffer buffer, int length) {
        byte[] bytes = new byte[length];
        buffer.get(bytes);
        return bytes;
    }

    private static byte[] expand(byte[] key, byte[] info, int length) throws GeneralSecurityException {
        return Arrays.copyOf(
                hmac(
                        key,
                        ByteBuffer.allocate(info.length + 1)
                                .put(info)
                                .put((byte) 1)
                                .array()),
                length);
    }

    private static byte[] hmac(byte[] key, byte[] text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(text);
    }

    private static KeyPair fresh() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static PublicKey point(byte[] bytes) throws GeneralSecurityException {
        AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
        parameters.init(new ECGenParameterSpec("secp256r1"));
        ECPoint point = new ECPoint(
                new BigInteger(1, Arrays.copyOfRange(bytes, 1, 33)),
                new BigInteger(1, Arrays.copyOfRange(bytes, 33, POINT)));
        return KeyFactory.getInstance("EC")
                .generatePublic(new ECPublicKeySpec(point, parameters.getParameterSpec(ECParameterSpec.class)));
    }

    private static byte[] bytes(ECPublicKey key) {
        ByteBuffer bytes = ByteBuffer.allocate(POINT).put((byte) 4);
        for (BigInteger half : List.of(key.getW().getAffineX(), key.getW().getAffineY())) {
            byte[] digits = half.toByteArray();
            byte[] fixed = new byte[32];
            int length = Math.min(digits.length, 32);
            System.arraycopy(digits, digits.length - length, fixed, 32 - length, length);
            bytes.put(fixed);
        }
        return bytes.array();
    }

    @Override
    public void close() {
        sink.close();
    }
}
