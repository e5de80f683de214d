package org.nightdesk.letter;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** A list of MAPI properties as it stands in TNEF (MS-OXTNEF, section 2.1.3.4): by number, named ones and lists left out. */
final class TnefProperties {

    private static final int SEVERAL = 0x1000;
    private static final int OBJECT = 0x000D;
    private static final int NARROW = 0x001E;
    private static final int WIDE = 0x001F;
    private static final int BINARY = 0x0102;
    private static final int NAMED = 0x8000;
    private static final int GUID = 16;

    private TnefProperties() {}

    /** @param charset of narrow text */
    @SuppressWarnings("ArrayRecordComponent")
    record Value(int type, byte[] bytes, Charset charset) {

        String text() {
            return Tnef.text(bytes, type == WIDE ? StandardCharsets.UTF_16LE : charset);
        }

        /** HTML is told as bytes whose charset it names itself. */
        String markup() {
            if (type != BINARY) {
                return text();
            }
            String label = Html.charset(bytes);
            return Charset.isSupported(label.isEmpty() ? "x" : label)
                    ? Tnef.text(bytes, Charset.forName(label))
                    : Tnef.text(bytes, charset);
        }
    }

    static Map<Integer, Value> of(byte[] list, Charset charset) {
        Map<Integer, Value> all = new LinkedHashMap<>();
        ByteBuffer in = ByteBuffer.wrap(list).order(ByteOrder.LITTLE_ENDIAN);
        try {
            int count = in.getInt();
            for (int i = 0; i < count && in.remaining() >= 4; i++) {
                int type = Short.toUnsignedInt(in.getShort());
                int number = Short.toUnsignedInt(in.getShort());
                boolean named = number >= NAMED;
                if (named) {
                    skipName(in);
                }
                byte[] value = value(in, type);
                if (!named && (type & SEVERAL) == 0) {
                    all.put(number, new Value(type, value, charset));
                }
            }
        } catch (BufferUnderflowException | IllegalArgumentException cutOff) {
            // What came before the break stays.
        }
        return all;
    }

    private static void skipName(ByteBuffer in) {
        Tnef.bytes(in, GUID);
        if (in.getInt() == 0) {
            in.getInt();
        } else {
            padded(in);
        }
    }

    // The last of several; there is one, unless it is a list, which is left out.
    private static byte[] value(ByteBuffer in, int type) {
        int plain = type & ~SEVERAL;
        boolean sized = plain == NARROW || plain == WIDE || plain == BINARY || plain == OBJECT;
        int count = sized || (type & SEVERAL) != 0 ? in.getInt() : 1;
        byte[] value = {};
        for (int i = 0; i < count; i++) {
            value = sized ? padded(in) : Tnef.bytes(in, width(plain));
        }
        boolean object = plain == OBJECT && value.length > GUID;
        return object ? java.util.Arrays.copyOfRange(value, GUID, value.length) : value;
    }

    private static byte[] padded(ByteBuffer in) {
        int length = in.getInt();
        byte[] value = Tnef.bytes(in, length);
        Tnef.bytes(in, Math.min(in.remaining(), -length & 3));
        return value;
    }

    private static int width(int type) {
        return switch (type) {
            case 0x0005, 0x0006, 0x0007, 0x0014, 0x0040 -> 8;
            case 0x0048 -> GUID;
            default -> 4;
        };
    }
}
