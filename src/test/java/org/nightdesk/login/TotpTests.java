package org.nightdesk.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TotpTests {

    /** The secret of the test vectors (RFC 6238, appendix B). */
    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    @Test
    void showsTheFiguresOfTheStandard() {
        assertThat(at(59)).isEqualTo("287082");
        assertThat(at(1_111_111_109)).isEqualTo("081804");
        assertThat(at(1_111_111_111)).isEqualTo("050471");
        assertThat(at(1_234_567_890)).isEqualTo("005924");
        assertThat(at(2_000_000_000)).isEqualTo("279037");
        assertThat(at(20_000_000_000L)).isEqualTo("353130");
    }

    @Test
    void takesTheFiguresOfOneStepBeforeAndAfter() {
        Instant now = Instant.ofEpochSecond(1_111_111_111);
        long step = Totp.step(now);

        assertThat(Totp.matching(SECRET, "050 471", now)).hasValue(step);
        assertThat(Totp.matching(SECRET, Totp.code(SECRET, step - 1), now)).hasValue(step - 1);
        assertThat(Totp.matching(SECRET, Totp.code(SECRET, step + 1), now)).hasValue(step + 1);
        assertThat(Totp.matching(SECRET, Totp.code(SECRET, step + 2), now)).isEmpty();
        assertThat(Totp.matching(SECRET, "", now)).isEmpty();
    }

    /** RFC 4648, section 10, without its padding. */
    @Test
    void writesBase32AsTheStandardDoes() {
        assertThat(Totp.base32(new byte[0])).isEmpty();
        assertThat(base32("f")).isEqualTo("MY");
        assertThat(base32("fo")).isEqualTo("MZXQ");
        assertThat(base32("foo")).isEqualTo("MZXW6");
        assertThat(base32("foob")).isEqualTo("MZXW6YQ");
        assertThat(base32("fooba")).isEqualTo("MZXW6YTB");
        assertThat(base32("foobar")).isEqualTo("MZXW6YTBOI");
    }

    @Test
    void namesIssuerAndAccountInTheAddressThatPhonesRead() {
        assertThat(Totp.uri(SECRET, "Nightdesk", "alice b@example.org"))
                .isEqualTo("otpauth://totp/Nightdesk:alice%20b%40example.org"
                        + "?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Nightdesk");
    }

    private static String at(long second) {
        return Totp.code(SECRET, Totp.step(Instant.ofEpochSecond(second)));
    }

    private static String base32(String text) {
        return Totp.base32(text.getBytes(StandardCharsets.US_ASCII));
    }
}
