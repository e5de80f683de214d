package org.nightdesk.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** Alice writes, her mail program does what mail programs do, and somebody means ill. */
class LettersTests {

    @Test
    void readsWhoWroteWhatAndWhen() {
        Letter letter = mail("""
                Message-ID: <1@alice.example>
                In-Reply-To: <0@desk.example>
                References: <00@desk.example>
                 <0@desk.example>
                From: "Bäcker, Alice" <Alice@Example.COM>
                Reply-To: alice@home.example
                To: Desk <desk@example.org>, bob@example.org
                Cc: Team: charlie@example.org;
                Subject: =?utf-8?Q?Der_Drucker_brennt_=E2=80?= =?utf-8?Q?=93_Hilfe?=
                Date: Sat, 21 Nov 2026 03:04:05 +0100 (CET)

                Es raucht.
                """);

        assertThat(letter.messageId()).contains("<1@alice.example>");
        assertThat(letter.inReplyTo()).containsExactly("<0@desk.example>");
        assertThat(letter.references()).containsExactly("<00@desk.example>", "<0@desk.example>");
        assertThat(letter.from()).isEqualTo(new Address("Bäcker, Alice", "Alice@example.com"));
        assertThat(letter.replyTo()).containsExactly(new Address("", "alice@home.example"));
        assertThat(letter.to())
                .containsExactly(new Address("Desk", "desk@example.org"), new Address("", "bob@example.org"));
        assertThat(letter.cc()).containsExactly(new Address("", "charlie@example.org"));
        assertThat(letter.subject()).isEqualTo("Der Drucker brennt – Hilfe");
        assertThat(letter.sentAt()).contains(Instant.parse("2026-11-21T02:04:05Z"));
        assertThat(letter.visible().reply()).isEqualTo("Es raucht.");
        assertThat(letter.nature()).isEqualTo(Nature.PERSON);
        assertThat(letter.troubles()).isEmpty();
    }

    @Test
    void readsCharsetsAsTheyCome() {
        assertThat(text("iso-8859-1", "Grüße €", "windows-1252")).isEqualTo("Grüße €");
        assertThat(text("us-ascii", "Grüße", "utf-8")).isEqualTo("Grüße");
        assertThat(text("no-such-charset", "Grüße", "windows-1252")).isEqualTo("Grüße");
        assertThat(text("utf-8", "Grüße, schöne", "windows-1252")).isEqualTo("Grüße, schöne");
        assertThat(text("gb2312", "鎔基", "gb18030")).isEqualTo("鎔基");
        assertThat(text("ks_c_5601-1987", "똠방각하", "x-windows-949")).isEqualTo("똠방각하");
        assertThat(text("iso-2022-jp", "①まみむ", "x-windows-iso2022jp")).isEqualTo("①まみむ");
        assertThat(text("koi8-r", "Привет", "koi8-r")).isEqualTo("Привет");
        assertThat(text("utf-7", "Gr+APwA3w-e +- 1", "us-ascii")).isEqualTo("Grüße + 1");
    }

    @Test
    void joinsFlowedLinesAndKeepsQuotes() {
        Letter letter = mail("""
                Content-Type: text/plain; format=flowed

                This is one\040
                sentence.
                > And this was\040
                > another.
                --\040
                Alice
                """);

        assertThat(letter.text()).startsWith("This is one sentence.\n> And this was another.\n-- \nAlice");
        assertThat(letter.visible().signature()).isEqualTo("-- \nAlice");
    }

    @Test
    void namesAttachmentsWithoutPathsAndForgedHeaders() {
        Letter letter = mail("""
                Content-Type: multipart/mixed; boundary=b

                --b
                Content-Disposition: attachment; filename="../../etc/cron.d/evil"

                1
                --b
                Content-Disposition: attachment; filename="C:\\Users\\x\\<script>alert(1)<.svg"

                2
                --b
                Content-Disposition: attachment; filename*=utf-8''a%0D%0ASet-Cookie:%20x.txt

                3
                --b
                Content-Disposition: attachment; filename*0*=utf-8''%E2%80%AEgpj; filename*1=.exe

                4
                --b
                Content-Type: text/calendar; method=REQUEST

                BEGIN:VCALENDAR
                --b--
                """);

        assertThat(letter.attachments())
                .extracting(Attachment::name)
                .containsExactly("evil", "_script_alert(1)_.svg", "a Set-Cookie_ x.txt", "gpj.exe", "invitation.ics");
    }

    @Test
    void lineBreaksCannotLeaveAHeader() {
        Letter letter = mail("""
                From: =?utf-8?Q?Alice=0D=0ABcc:_all@example.org?= <alice@example.org>
                Subject: =?utf-8?Q?Hello=0D=0ABcc:_all@example.org=00?=
                Message-ID: <a@b\u0000c>

                x
                """);

        assertThat(letter.subject()).isEqualTo("Hello Bcc: all@example.org");
        assertThat(letter.from()).isEqualTo(new Address("Alice Bcc: all@example.org", "alice@example.org"));
        assertThat(letter.messageId()).contains("<a@bc>");
    }

    @Test
    void letsNothingOfTheHtmlActOrFetch() {
        Letter letter = mail("""
                Content-Type: text/html; charset=utf-8

                <html><head><style>@import 'http://evil.example/x'</style><script>alert(1)</script></head>
                <body onload="alert(2)" background="http://evil.example/b.png">
                <p style="background:url(http://evil.example/c)" onclick=x>Hello <b>Bob</b></p>
                <img src="http://tracker.example/1.gif" onerror="alert(3)" srcset="http://evil.example/2.gif 2x">
                <img src="cid:logo@1"><img src="data:image/svg+xml;base64,PHN2Zz4="><img src="javascript:alert(4)">
                <svg><script>alert(5)</script><a xlink:href="javascript:alert(6)"><text>svg</text></a></svg>
                <a href="java&#9;script:alert(7)">a</a> <a href="https://example.org/?a=1&amp;b=2">b</a>
                <iframe src="http://evil.example"></iframe><form action="http://evil.example"><input name=p></form>
                <link rel=stylesheet href="http://evil.example"><meta http-equiv=refresh content="0;url=http://evil.example">
                <base href="http://evil.example"><math><mi xlink:href="javascript:alert(8)">m</mi></math>
                </body></html>
                """);

        String html = letter.html().orElseThrow();
        assertThat(html)
                .doesNotContainIgnoringCase("script")
                .doesNotContainIgnoringCase("evil")
                .doesNotContainIgnoringCase(" on")
                .doesNotContain("style", "alert", "<svg", "<math", "srcset")
                .contains("data-src=\"http://tracker.example/1.gif\"", "src=\"cid:logo@1\"", "<b>Bob</b>")
                .contains("href=\"https://example.org/?a=1&amp;b=2\"");
        assertThat(letter.text()).contains("Hello Bob").doesNotContain("alert");
    }

    @Test
    void makesReadableTextOfHtml() {
        Letter letter = mail("""
                Content-Type: text/html; charset=utf-8

                <div>It is <b>back</b>.<br>Thanks!</div><ul><li>one<li>two</ul>
                <div class="gmail_quote"><div class="gmail_attr">Bob &lt;bob@example.org&gt; hat am 3.&nbsp;Mai 2026 Folgendes gesagt:</div>
                <blockquote><p>Is it back?</p><p>Bob</p></blockquote></div>
                """);

        assertThat(letter.text())
                .startsWith("It is back.\nThanks!\n\n- one\n- two\n")
                .contains("> Is it back?\n>\n> Bob");
        assertThat(letter.visible().reply()).isEqualTo("It is back.\nThanks!\n\n- one\n- two");
        assertThat(letter.visible().quoted()).contains("Folgendes gesagt", "> Is it back?");
    }

    @Test
    void unpacksNoArchiveHoweverSmallItLooks() {
        byte[] bomb = new byte[200_000];
        System.arraycopy(new byte[] {'P', 'K', 3, 4}, 0, bomb, 0, 4);
        Letter letter = assertTimeout(
                Duration.ofSeconds(5),
                () -> mail(
                        "Content-Type: application/zip; name=\"all of it.zip\"\nContent-Transfer-Encoding: base64\n\n"
                                + Base64.getMimeEncoder().encodeToString(bomb)));
        assertThat(letter.files())
                .singleElement()
                .satisfies(file -> assertThat(file.bytes()).isEqualTo(bomb));
        assertThat(letter.text()).isBlank();
    }

    @Test
    void keepsAForwardedMailWhole() {
        Letter letter = mail("""
                Subject: Fwd
                Content-Type: multipart/mixed; boundary=b

                --b

                See below.
                --b
                Content-Type: message/rfc822

                From: charlie@example.net
                Subject: Inner
                Content-Type: multipart/mixed; boundary=c

                --c
                Content-Disposition: attachment; filename=a.bin
                Content-Transfer-Encoding: base64

                AAEC
                --c--
                --b--
                """);

        assertThat(letter.text().strip()).isEqualTo("See below.");
        Letter inner = letter.attachments().getFirst().letter().orElseThrow();
        assertThat(inner.subject()).isEqualTo("Inner");
        assertThat(inner.attachments().getFirst().bytes()).containsExactly(0, 1, 2);
    }

    @Test
    void leavesSealedPartsIntact() {
        byte[] sealed = {0x78, (byte) 0x9f, 0x3e, 0x22, 1, 2, 3};
        for (String type :
                new String[] {"application/ms-tnef", "application/pkcs7-mime", "application/pgp-encrypted"}) {
            Letter letter = mail("Content-Type: " + type + "\nContent-Transfer-Encoding: base64\n\n"
                    + Base64.getEncoder().encodeToString(sealed) + "\n");
            assertThat(letter.attachments()).singleElement().satisfies(attachment -> {
                assertThat(attachment.type()).isEqualTo(type);
                assertThat(attachment.bytes()).isEqualTo(sealed);
            });
        }
    }

    @Test
    void endsWhereLimitsAreAndSaysSo() {
        StringBuilder deep = new StringBuilder("Subject: deep\n");
        for (int i = 0; i < 5_000; i++) {
            deep.append("Content-Type: multipart/mixed; boundary=b")
                    .append(i)
                    .append("\n\n--b")
                    .append(i)
                    .append('\n');
        }
        assertThat(mail(deep + "\nbottom\n").troubles()).anyMatch(trouble -> trouble.contains("nested deeper"));

        String many = "Content-Type: multipart/mixed; boundary=b\n\n" + "--b\n\nx\n".repeat(20_000) + "--b--\n";
        assertThat(mail(many).troubles()).anyMatch(trouble -> trouble.contains("more than 1000 parts"));

        Letter wide = mail("Subject: " + "x".repeat(1_000_000) + "\nX-A: 1\n" + "X-B: 2\n".repeat(100_000)
                + "To: bob@example.org\n\ntext\n");
        assertThat(wide.text().strip()).isEqualTo("text");
        assertThat(wide.troubles()).anyMatch(trouble -> trouble.contains("header lines"));

        Letter crowd = mail("To: " + "a@example.org, ".repeat(10_000) + "\nFrom: b@example.org\n\nx\n");
        assertThat(crowd.to()).hasSize(10_000);

        Letter book = mail("Subject: book\n\n" + "word ".repeat(1_000_000));
        assertThat(book.attachments())
                .singleElement()
                .satisfies(text -> assertThat(text.bytes()).hasSizeGreaterThan(4_999_999));
        assertThat(book.troubles()).anyMatch(trouble -> trouble.contains("longer than"));
    }

    @Test
    void whatIsRepeatedDoesNotTakeLong() {
        for (String piece : new String[] {"-- \n", "&#0;", "From: x@y\n", "> ", "<table><tr><td>", "\n ", "x@"}) {
            for (String head :
                    new String[] {"", "Content-Type: text/html\n\n", "From: mailer-daemon@x\n\n", "X-A: ", "To: "}) {
                byte[] mail = (head + piece.repeat(200_000 / piece.length()) + "\n").getBytes(StandardCharsets.UTF_8);
                assertTimeout(Duration.ofSeconds(5), () -> Letters.read(mail), piece + " after " + head);
            }
        }
    }

    @Test
    void findsPartsWhoseBoundaryIsNotNamed() {
        Letter letter = mail("""
                Content-Type: multipart/mixed

                --=_lost_1
                Content-Type: text/plain

                Here.
                --=_lost_1
                Content-Disposition: attachment; filename=a.txt

                A
                --=_lost_1--
                """);

        assertThat(letter.text().strip()).isEqualTo("Here.");
        assertThat(letter.attachments()).extracting(Attachment::name).containsExactly("a.txt");
    }

    @Test
    void neverThrowsForNothing() {
        for (String raw :
                new String[] {"", "\n", "\r\n\r\n", ":", "From:", "x", "\u0000", "Content-Type: multipart/mixed\n\n--"
                }) {
            assertThat(mail(raw)).isNotNull();
        }
    }

    private static String text(String label, String text, String charset) {
        byte[] head = ("Content-Type: text/plain; charset=\"" + label + "\"\n\n").getBytes(StandardCharsets.US_ASCII);
        return Letters.read(Charsets.joined(head, text.getBytes(Charset.forName(charset))))
                .text();
    }

    private static Letter mail(String raw) {
        return Letters.read(raw.getBytes(StandardCharsets.UTF_8));
    }
}
