package org.nightdesk.mariadb;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * A time of a prepared statement as MySQL sends it: a byte for the sign, four for days, one each for hours, minutes and seconds, then four for millionths; nothing at all at
 * midnight (dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_binary_resultset.html).
 */
final class MysqlTime {

    private static final int WHOLE = 8;
    private static final int WITH_FRACTION = 12;

    private MysqlTime() {}

    /** {@code -25:00:01.5}. What is not sent like that is a text already. */
    static String of(byte[] sent) {
        if (sent.length == 0) {
            return "00:00:00";
        }
        if (sent.length != WHOLE && sent.length != WITH_FRACTION || sent[0] > 1) {
            return new String(sent, StandardCharsets.UTF_8);
        }
        ByteBuffer time = ByteBuffer.wrap(sent).order(ByteOrder.LITTLE_ENDIAN);
        String sign = time.get() == 1 ? "-" : "";
        int hours = time.getInt() * 24 + time.get();
        String whole = "%s%02d:%02d:%02d".formatted(sign, hours, time.get(), time.get());
        return time.hasRemaining() ? whole + ".%06d".formatted(time.getInt()).replaceAll("\\.?0+$", "") : whole;
    }
}
