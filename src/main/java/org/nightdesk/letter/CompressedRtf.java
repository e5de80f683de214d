package org.nightdesk.letter;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** RTF as Outlook packs it (MS-OXRTFCP): a window of 4,096 bytes that begins with words every such text has. */
final class CompressedRtf {

    private static final int PACKED = 0x75465A4C;
    private static final int PLAIN = 0x414C454D;
    private static final int HEAD = 16;
    private static final int WINDOW = 4096;

    /** A text of this many bytes is more than anybody wrote. */
    private static final int LONGEST = 16 * 1024 * 1024;

    private static final byte[] BEGINNING =
            ("{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbolArial"
                            + "Times New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx")
                    .getBytes(StandardCharsets.US_ASCII);

    private CompressedRtf() {}

    /** Empty when it is none. */
    static byte[] opened(byte[] packed) {
        if (packed.length < HEAD) {
            return new byte[0];
        }
        ByteBuffer in = ByteBuffer.wrap(packed).order(ByteOrder.LITTLE_ENDIAN);
        int raw = in.getInt(4);
        int kind = in.getInt(8);
        in.position(HEAD);
        if (kind == PLAIN) {
            return Arrays.copyOfRange(packed, HEAD, packed.length);
        }
        return kind == PACKED && raw >= 0 && raw <= LONGEST ? unpacked(in, raw) : new byte[0];
    }

    private static byte[] unpacked(ByteBuffer in, int raw) {
        byte[] window = new byte[WINDOW];
        System.arraycopy(BEGINNING, 0, window, 0, BEGINNING.length);
        int at = BEGINNING.length;
        ByteArrayOutputStream out = new ByteArrayOutputStream(Math.min(raw, 64 * 1024));
        try {
            while (out.size() < raw) {
                int flags = Byte.toUnsignedInt(in.get());
                for (int bit = 0; bit < 8 && out.size() < raw; bit++) {
                    boolean again = (flags >> bit & 1) == 1;
                    int pair = again ? Byte.toUnsignedInt(in.get()) << 8 | Byte.toUnsignedInt(in.get()) : 0;
                    int from = pair >> 4;
                    if (again && from == at % WINDOW) {
                        return out.toByteArray();
                    }
                    for (int i = again ? (pair & 15) + 2 : 1; i > 0; i--) {
                        byte one = again ? window[from++ % WINDOW] : in.get();
                        window[at++ % WINDOW] = one;
                        out.write(one);
                    }
                }
            }
        } catch (BufferUnderflowException cutOff) {
            // What came before the break stays.
        }
        return out.toByteArray();
    }
}
