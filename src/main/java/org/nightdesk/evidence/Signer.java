package org.nightdesk.evidence;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.NamedParameterSpec;
import java.util.HexFormat;
import org.nightdesk.secret.Secrets;
import org.springframework.stereotype.Component;

/** Signs the end of a chain of evidence (Ed25519, RFC 8032) with a key that follows from the installation's secret key; others verify with the public one. */
@Component("evidenceSigner")
public class Signer {

    private final KeyPair pair;

    Signer(Secrets secrets) {
        this.pair = pair(secrets.derive("evidence", "signature").getFirst());
    }

    /** 128 small hexadecimal digits. */
    public String sign(String text) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(pair.getPrivate());
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(signature.sign());
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    /** As RFC 8032 writes it, 64 small hexadecimal digits. */
    public String publicKey() {
        EdECPublicKey key = (EdECPublicKey) pair.getPublic();
        byte[] big = key.getPoint().getY().toByteArray();
        byte[] little = new byte[32];
        for (int index = 0; index < Math.min(32, big.length); index++) {
            little[index] = big[big.length - 1 - index];
        }
        if (key.getPoint().isXOdd()) {
            little[31] |= (byte) 0x80;
        }
        return HexFormat.of().formatHex(little);
    }

    private static KeyPair pair(byte[] seed) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
            generator.initialize(NamedParameterSpec.ED25519, new Seeded(seed));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    /** A private key is 32 bytes that the generator asks for: ours are always the same. */
    private static final class Seeded extends SecureRandom {

        private static final long serialVersionUID = 1L;

        private final byte[] seed;

        Seeded(byte[] seed) {
            this.seed = seed.clone();
        }

        @Override
        public void nextBytes(byte[] bytes) {
            System.arraycopy(seed, 0, bytes, 0, bytes.length);
        }
    }
}
