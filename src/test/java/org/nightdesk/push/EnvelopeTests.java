package org.nightdesk.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** The example that RFC 8291 works through in section 5 and appendix A, byte for byte. */
class EnvelopeTests {

    private static final byte[] POINT =
            bytes("BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4");

    @Test
    void sealsTheExampleOfTheRfc() throws GeneralSecurityException {
        KeyPair sender = new KeyPair(
                P256.point(bytes(
                        "BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8")),
                P256.number(bytes("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw")));

        byte[] sealed = Envelope.seal(
                "When I grow up, I want to be a watermelon".getBytes(StandardCharsets.US_ASCII),
                POINT,
                bytes("BTBZMqHH6r4Tts7J_aSIgg"),
                sender,
                bytes("DGv6ra1nlYgDCS1FRnbzlw"));

        assertThat(Base64.getUrlEncoder().withoutPadding().encodeToString(sealed))
                .isEqualTo(
                        "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6Tlz"
                                + "AC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN");
    }

    @Test
    void refusesAPointThatLiesBesideTheCurve() {
        byte[] beside = POINT.clone();
        beside[64] ^= 1;

        assertThatThrownBy(() -> P256.point(beside)).isInstanceOf(GeneralSecurityException.class);
        assertThatThrownBy(() -> P256.point(new byte[65])).isInstanceOf(GeneralSecurityException.class);
    }

    @Test
    void keysSurviveTheirBareForm() throws GeneralSecurityException {
        for (int i = 0; i < 300; i++) {
            KeyPair pair = P256.fresh();
            assertThat(P256.point(P256.bytes(pair.getPublic()))).isEqualTo(pair.getPublic());
            assertThat(P256.bytes(P256.number(P256.bytes(pair.getPrivate())))).isEqualTo(P256.bytes(pair.getPrivate()));
        }
    }

    private static byte[] bytes(String text) {
        return Base64.getUrlDecoder().decode(text);
    }
}
