package org.nightdesk.login;

import io.nayuki.qrcodegen.QrCode.Ecc;
import org.nightdesk.login.screen.QrPicture;

/** Draws text as the square picture that phones read. */
final class QrCode {

    private QrCode() {}

    /** Each row of dark squares is a run of rectangles, one unit high. */
    static QrPicture draw(String text) {
        var code = io.nayuki.qrcodegen.QrCode.encodeText(text, Ecc.MEDIUM);
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            int from = -1;
            for (int x = 0; x <= code.size; x++) {
                boolean dark = code.getModule(x, y);
                if (dark && from < 0) {
                    from = x;
                }
                if (!dark && from >= 0) {
                    path.append("M%d %dh%dv1h-%dz".formatted(from, y, x - from, x - from));
                    from = -1;
                }
            }
        }
        return new QrPicture(code.size, path.toString());
    }
}
