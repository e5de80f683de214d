package org.nightdesk.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Alice lays her mail out with pictures: those she sent along are seen, those elsewhere wait, and drawings that act are none. */
class SheetTests {

    private static final String PICTURE =
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    @Test
    void showsThePictureThatCameWithTheMail() {
        assertThat(sheet("<p>Look: <img src=\"cid:a%40b\" alt=till></p>", "a@b", PICTURE, false))
                .isEqualTo("<p>Look: <img src=\"data:image/png;base64," + PICTURE + "\" alt=\"till\"></p>");
    }

    @Test
    void holdsImagesFromElsewhereBackUntilAsked() {
        String html = "<img src=\"https://tracker.example/1.gif\" alt=\"logo\">";
        assertThat(sheet(html, "x", PICTURE, false)).isEqualTo("<span class=\"held\">[logo]</span>");
        assertThat(sheet(html, "x", PICTURE, true)).contains("src=\"https://tracker.example/1.gif\"");
        assertThat(Sheet.held(mail(html, "x", PICTURE))).isOne();
    }

    @Test
    void aDrawingThatCallsItselfAPictureIsNotShown() {
        String drawing = java.util.Base64.getEncoder()
                .encodeToString("<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(sheet("<img src=cid:a><img src=cid:nothing>", "a", drawing, true))
                .isEqualTo("<span class=\"held\">[image]</span><span class=\"held\">[image]</span>");
    }

    @Test
    void aMailWithoutHtmlHasNoSheet() {
        Letter plain = Letters.read("Subject: x\r\n\r\nHello".getBytes(StandardCharsets.UTF_8));
        assertThat(Sheet.of(plain, true)).isEmpty();
        assertThat(Sheet.held(plain)).isZero();
    }

    private static String sheet(String html, String id, String picture, boolean fetching) {
        return Sheet.of(mail(html, id, picture), fetching).orElseThrow();
    }

    private static Letter mail(String html, String id, String picture) {
        return Letters.read("""
                Content-Type: multipart/related; boundary=b

                --b
                Content-Type: text/html; charset=utf-8

                %s
                --b
                Content-Type: image/png; name="<script>alert(1)</script>.png"
                Content-ID: <%s>
                Content-Transfer-Encoding: base64

                %s
                --b--
                """.formatted(html, id, picture).getBytes(StandardCharsets.UTF_8));
    }
}
