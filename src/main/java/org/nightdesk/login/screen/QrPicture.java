package org.nightdesk.login.screen;

/** A QR code as an SVG path, {@code size} units wide and high, without its quiet border of four. */
public record QrPicture(int size, String path) {

    public String viewBox() {
        return "-4 -4 %d %d".formatted(size + 8, size + 8);
    }
}
