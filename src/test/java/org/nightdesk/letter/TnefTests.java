package org.nightdesk.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Alice's Outlook packs what she sends into winmail.dat, as MS-OXTNEF describes it. */
class TnefTests {

    /** The first example of MS-OXRTFCP, section 4.1.1, and what it says there. */
    private static final String PACKED_RTF =
            "2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a800fa0";

    private static final byte[] PICTURE = {1, 2, 3, 0, 5};

    @Test
    void findsTheTextAndTheFilesOfAMailThatHasNothingElse() {
        byte[] winmail = tnef(
                attribute(0x00069007, ints(1252, 0)),
                attribute(0x00069003, properties(wide(0x1000, "Grüße from the till"))),
                attribute(0x00069002, new byte[14]),
                attribute(0x00018010, ascii("TILL~1.PNG\0")),
                attribute(0x0006800F, PICTURE),
                attribute(0x00069005, properties(wide(0x3707, "../the till.png"), narrow(0x370E, "image/png"))));
        Letter letter = mail(winmail);

        assertThat(letter.text()).isEqualTo("Grüße from the till");
        assertThat(letter.attachments()).extracting(Attachment::name).containsExactly("winmail.dat");
        assertThat(letter.files()).extracting(Attachment::name).containsExactly("winmail.dat", "the till.png");
        assertThat(letter.files().getLast().bytes()).isEqualTo(PICTURE);
        assertThat(letter.files().getLast().type()).isEqualTo("image/png");
    }

    @Test
    void showsItsHtmlWithoutWhatActs() {
        byte[] winmail = tnef(attribute(
                0x00069003, properties(binary(0x1013, ascii("<p>It <b>burns</b><script>alert(1)</script></p>")))));
        Letter letter = mail(winmail);

        assertThat(letter.html())
                .hasValueSatisfying(
                        html -> assertThat(html).contains("<b>burns</b>").doesNotContain("script"));
        assertThat(letter.text().strip()).isEqualTo("It burns");
    }

    @Test
    void makesAFileOfATextThatIsOnlyThereAsRtf() {
        byte[] winmail = tnef(
                attribute(0x00069003, properties(binary(0x1009, HexFormat.of().parseHex(PACKED_RTF)))));
        Attachment rtf = mail(winmail).files().getLast();

        assertThat(rtf.name()).isEqualTo("message.rtf");
        assertThat(new String(rtf.bytes(), StandardCharsets.US_ASCII))
                .isEqualTo("{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n");
    }

    @Test
    void keepsWhatItHasReadWhenTheRestIsBroken() {
        byte[] whole = tnef(
                attribute(0x00069002, new byte[14]),
                attribute(0x00018010, ascii("one.txt\0")),
                attribute(0x0006800F, ascii("one")),
                attribute(0x0006800F, new byte[500]));
        assertThat(mail(java.util.Arrays.copyOf(whole, whole.length - 300)).files())
                .extracting(Attachment::name)
                .containsExactly("winmail.dat", "one.txt");
        assertThat(mail(ascii("nothing of the kind")).files()).hasSize(1);
    }

    @Test
    void nothingThatIsSpoiltIsTooMuch() {
        Random random = new Random(20_261_121);
        byte[] good = tnef(
                attribute(
                        0x00069003,
                        properties(
                                wide(0x1000, "Hello"),
                                binary(0x1009, HexFormat.of().parseHex(PACKED_RTF)))),
                attribute(0x00069002, new byte[14]),
                attribute(0x00069005, properties(wide(0x3707, "a.txt"), binary(0x3701, PICTURE))));
        for (int round = 0; round < 3_000; round++) {
            byte[] spoilt = good.clone();
            for (int i = random.nextInt(6); i >= 0; i--) {
                spoilt[6 + random.nextInt(spoilt.length - 6)] = (byte) random.nextInt(256);
            }
            assertThat(mail(spoilt).troubles()).isEmpty();
        }
    }

    private static Letter mail(byte[] winmail) {
        return Letters.read(
                ("Content-Type: application/ms-tnef; name=winmail.dat\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                                + Base64.getMimeEncoder().encodeToString(winmail))
                        .getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] tnef(byte[]... attributes) {
        return joined(ints(0x223E9F78), new byte[] {1, 0}, joined(attributes));
    }

    private static byte[] attribute(int number, byte[] value) {
        return joined(new byte[] {1}, ints(number, value.length), value, new byte[2]);
    }

    private static byte[] properties(byte[]... all) {
        // A named one before the others, which is stepped over.
        byte[] named = joined(ints(0x8001_0003), new byte[16], ints(1, 4), ascii("Till"), ints(7));
        return joined(ints(all.length + 1), named, joined(all));
    }

    private static byte[] wide(int number, String text) {
        return sized(0x1F, number, (text + "\0").getBytes(StandardCharsets.UTF_16LE));
    }

    private static byte[] narrow(int number, String text) {
        return sized(0x1E, number, ascii(text + "\0"));
    }

    private static byte[] binary(int number, byte[] bytes) {
        return sized(0x102, number, bytes);
    }

    private static byte[] sized(int type, int number, byte[] bytes) {
        return joined(ints(number << 16 | type, 1, bytes.length), bytes, new byte[-bytes.length & 3]);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] ints(int... numbers) {
        ByteBuffer out = ByteBuffer.allocate(numbers.length * 4).order(ByteOrder.LITTLE_ENDIAN);
        for (int number : numbers) {
            out.putInt(number);
        }
        return out.array();
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        List.of(parts).forEach(out::writeBytes);
        return out.toByteArray();
    }
}
