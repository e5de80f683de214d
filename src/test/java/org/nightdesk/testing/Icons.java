package org.nightdesk.testing;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;

/**
 * Makes the icons of the installed app from the mark, where a phone takes no SVG: {@code java src/test/java/org/nightdesk/testing/Icons.java}. What it
 * makes is checked in; run it when the mark changes.
 */
public final class Icons {

    /** The side of the square that the mark is drawn in. */
    private static final double SIDE = 16;

    private static final Color GROUND = new Color(0x11, 0x14, 0x18);
    private static final Color MARK = new Color(0x80, 0xc0, 0xbb);
    private static final Pattern PATH = Pattern.compile("<path d=\"([^\"]+)\"");
    private static final Pattern WORD = Pattern.compile("[MmLlHhVvZz]|-?[0-9]*\\.?[0-9]+");

    private Icons() {}

    public static void main(String[] arguments) throws IOException {
        Path assets = Path.of("src/main/resources/assets");
        String mark = Files.readString(assets.resolve("mark.svg"));
        write(icon(mark, 192, 0.15), assets.resolve("app/icon-192.png"));
        write(icon(mark, 512, 0.15), assets.resolve("app/icon-512.png"));
        // Whatever shape a phone cuts out: four fifths of the width are seen for certain (w3.org/TR/appmanifest, icon
        // masks).
        write(icon(mark, 512, 0.25), assets.resolve("app/icon-maskable-512.png"));
    }

    /** The mark on the ground of the app, {@code margin} of the side left free around it. */
    static BufferedImage icon(String mark, int side, double margin) {
        BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        pen.setColor(GROUND);
        pen.fillRect(0, 0, side, side);
        pen.translate(side * margin, side * margin);
        pen.scale(side * (1 - 2 * margin) / SIDE, side * (1 - 2 * margin) / SIDE);
        pen.setColor(MARK);
        PATH.matcher(mark).results().forEach(path -> pen.fill(shape(path.group(1))));
        pen.dispose();
        return image;
    }

    // Straight lines are all there is in it.
    private static Path2D shape(String data) {
        Deque<String> words = new ArrayDeque<>(
                WORD.matcher(data).results().map(MatchResult::group).toList());
        Path2D shape = new Path2D.Double();
        char verb = 'M';
        while (!words.isEmpty()) {
            if (Character.isLetter(words.peek().charAt(0))) {
                verb = words.remove().charAt(0);
            }
            verb = draw(shape, verb, words);
        }
        return shape;
    }

    /** What further numbers mean. */
    private static char draw(Path2D shape, char verb, Deque<String> words) {
        boolean closes = Character.toUpperCase(verb) == 'Z';
        double x = shape.getCurrentPoint() == null ? 0 : shape.getCurrentPoint().getX();
        double y = shape.getCurrentPoint() == null ? 0 : shape.getCurrentPoint().getY();
        double fromX = Character.isLowerCase(verb) ? x : 0;
        double fromY = Character.isLowerCase(verb) ? y : 0;
        switch (Character.toUpperCase(verb)) {
            case 'M' -> shape.moveTo(fromX + next(words), fromY + next(words));
            case 'L' -> shape.lineTo(fromX + next(words), fromY + next(words));
            case 'H' -> shape.lineTo(fromX + next(words), y);
            case 'V' -> shape.lineTo(x, fromY + next(words));
            default -> shape.closePath();
        }
        return closes ? 'M' : verb == 'M' ? 'L' : verb == 'm' ? 'l' : verb;
    }

    private static double next(Deque<String> words) {
        return Double.parseDouble(words.remove());
    }

    private static void write(BufferedImage image, Path file) throws IOException {
        if (!ImageIO.write(image, "png", file.toFile())) {
            throw new IOException("nobody here writes PNG");
        }
        System.out.println(List.of(file, Files.size(file)));
    }
}
