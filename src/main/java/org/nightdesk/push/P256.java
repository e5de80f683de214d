package org.nightdesk.push;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;
import javax.crypto.KeyAgreement;

/** Keys on the curve P-256 in the bare form that browsers use: 65 bytes of an uncompressed point (X9.62), 32 bytes of a number. */
final class P256 {

    static final int POINT = 65;
    private static final int NUMBER = 32;
    private static final byte UNCOMPRESSED = 4;
    private static final ECParameterSpec CURVE = curve();

    private P256() {}

    static KeyPair fresh() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    /** Throws when these bytes are no point of the curve. */
    static PublicKey point(byte[] bytes) throws GeneralSecurityException {
        if (bytes.length != POINT || bytes[0] != UNCOMPRESSED) {
            throw new GeneralSecurityException("no uncompressed point of P-256");
        }
        ECPoint point = new ECPoint(
                new BigInteger(1, Arrays.copyOfRange(bytes, 1, 1 + NUMBER)),
                new BigInteger(1, Arrays.copyOfRange(bytes, 1 + NUMBER, POINT)));
        PublicKey key = KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(point, CURVE));
        // Agreeing on a secret is what checks that it lies on the curve.
        secret(fresh().getPrivate(), key);
        return key;
    }

    static PrivateKey number(byte[] bytes) throws GeneralSecurityException {
        return KeyFactory.getInstance("EC").generatePrivate(new ECPrivateKeySpec(new BigInteger(1, bytes), CURVE));
    }

    static byte[] bytes(PublicKey key) {
        ECPoint point = ((ECPublicKey) key).getW();
        byte[] bytes = new byte[POINT];
        bytes[0] = UNCOMPRESSED;
        put(point.getAffineX(), bytes, 1);
        put(point.getAffineY(), bytes, 1 + NUMBER);
        return bytes;
    }

    static byte[] bytes(PrivateKey key) {
        byte[] bytes = new byte[NUMBER];
        put(((ECPrivateKey) key).getS(), bytes, 0);
        return bytes;
    }

    /** What both sides know (ECDH). */
    static byte[] secret(PrivateKey ours, PublicKey theirs) throws GeneralSecurityException {
        KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
        agreement.init(ours);
        agreement.doPhase(theirs, true);
        return agreement.generateSecret();
    }

    // A BigInteger has a sign and no leading zeros; the bare form has neither.
    private static void put(BigInteger number, byte[] bytes, int from) {
        byte[] digits = number.toByteArray();
        int length = Math.min(digits.length, NUMBER);
        System.arraycopy(digits, digits.length - length, bytes, from + NUMBER - length, length);
    }

    private static ECParameterSpec curve() {
        try {
            AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
            parameters.init(new ECGenParameterSpec("secp256r1"));
            return parameters.getParameterSpec(ECParameterSpec.class);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
