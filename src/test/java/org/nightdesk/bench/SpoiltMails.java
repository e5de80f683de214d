package org.nightdesk.bench;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;

/** Makes bad mails out of good ones, the same again from the same seed. */
final class SpoiltMails {

    /** What good mails are made of, where no corpus is at hand. */
    static final List<String> GOOD = List.of("""
            Message-ID: <1@alice.example>
            References: <0@desk.example>
            From: =?utf-8?Q?Alice_B=C3=A4cker?= <alice@example.org>
            To: Desk <desk@example.org>, "Bob, B." <bob@example.org>
            Subject: Re: [INC-7] printer
            Date: Sat, 21 Nov 2026 03:04:05 +0100
            Content-Type: multipart/alternative; boundary="=_a"

            --=_a
            Content-Type: text/plain; charset=utf-8; format=flowed
            Content-Transfer-Encoding: quoted-printable

            It burns=21

            On Fri, Nov 20, 2026 at 3:04 PM Desk <desk@example.org> wrote:
            > Does it burn?
            --=20
            Alice
            --=_a
            Content-Type: multipart/related; boundary=b

            --b
            Content-Type: text/html; charset=iso-8859-1

            <html><body><table><tr><td><b>It burns!</b><img src="cid:i"></td></tr></table>
            <blockquote type="cite">Does it burn?</blockquote></body></html>
            --b
            Content-Type: image/png; name="=?utf-8?B?ZmlyZS5wbmc=?="
            Content-Disposition: inline; filename*0*=utf-8''fi%72; filename*1=e.png
            Content-ID: <i>
            Content-Transfer-Encoding: base64

            iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==
            --b--
            --=_a--
            """, """
            Return-Path: <>
            From: MAILER-DAEMON@mx.example.org
            Subject: Undelivered Mail Returned to Sender
            Content-Type: multipart/report; report-type=delivery-status; boundary=r

            --r

            <bob@example.net>: host mx.example.net said: 550 5.1.1 no such user
            --r
            Content-Type: message/delivery-status

            Reporting-MTA: dns; mx.example.org

            Final-Recipient: rfc822; bob@example.net
            Action: failed
            Status: 5.1.1
            --r
            Content-Type: message/rfc822

            From: desk@example.org
            Message-ID: <9@desk.example>

            Hello
            --r--
            """, """
            From: alice@example.org
            Subject: =?iso-2022-jp?B?GyRCJF4kXyRgGyhC?=
            Content-Type: text/plain; charset=iso-2022-jp

            -----Original Message-----
            From: Bob
            Sent: today
            To: Alice
            Subject: x
            """);

    private static final List<String> PIECES = List.of(
            "\r\n",
            "\n\n",
            "\r",
            ":",
            ";",
            "\"",
            "=?",
            "?=",
            "=?utf-8?Q?=C3?= =?utf-8?B?gg==?=",
            "<",
            ">",
            "<<<<",
            "((((",
            "--",
            "--b--\n",
            "\n--b\n",
            "Content-Type: multipart/mixed; boundary=b\n",
            "Content-Type: multipart/digest\n",
            "Content-Type: message/rfc822\n\n",
            "Content-Transfer-Encoding: base64\n",
            "Content-Transfer-Encoding: x-uuencode\n",
            "charset=utf-7",
            "charset=utf-16",
            "charset=\"x\u0000y\"",
            "filename*999*=''%",
            "filename*0*=%%%",
            "+AAAA-",
            "%00",
            "<div>",
            "<table><tr><td>",
            "<a href=javascript:x>",
            "<svg onload=x>",
            "&#xD800;",
            "&#0;",
            "<!--",
            "<![CDATA[",
            "<script>",
            "<pre>\n\n",
            "On 1 x wrote:\n",
            "\n> ",
            "From: x@y\n",
            "\n-- \n",
            "\u001b$B",
            "\u001b(I",
            "\ufeff",
            "\u202e",
            "=\n",
            "=3",
            "begin 644 x\nM",
            "Date: Sat, 99 Nov 99999 99:99:99 +9999\n",
            "Auto-Submitted: ;\n",
            "\t \t");

    private final Random random;
    private final List<byte[]> good;

    SpoiltMails(long seed, List<byte[]> good) {
        this.random = new Random(seed);
        this.good = good;
    }

    static List<byte[]> ours() {
        return GOOD.stream().map(mail -> mail.getBytes(StandardCharsets.UTF_8)).toList();
    }

    /** A good mail, spoilt in one to five ways. */
    byte[] next() {
        List<UnaryOperator<byte[]>> ways = new ArrayList<>(List.of(
                this::flips,
                this::flips,
                this::inserts,
                this::inserts,
                this::inserts,
                this::cuts,
                this::drops,
                this::splices));
        if (random.nextInt(20) == 0) {
            ways.add(this::repeats);
        }
        byte[] mail = any();
        for (int i = random.nextInt(5); i >= 0; i--) {
            mail = mail.length == 0
                    ? any()
                    : ways.get(random.nextInt(ways.size())).apply(mail);
        }
        return mail;
    }

    private byte[] any() {
        return good.get(random.nextInt(good.size()));
    }

    private byte[] flips(byte[] mail) {
        byte[] other = mail.clone();
        for (int i = random.nextInt(8); i >= 0; i--) {
            other[random.nextInt(other.length)] = (byte) random.nextInt(256);
        }
        return other;
    }

    private byte[] inserts(byte[] mail) {
        byte[] piece = PIECES.get(random.nextInt(PIECES.size())).getBytes(StandardCharsets.UTF_8);
        return inserted(mail, piece, random.nextInt(mail.length));
    }

    /** One piece very often: what is cheap once must not be dear a hundred thousand times. */
    private byte[] repeats(byte[] mail) {
        String piece = PIECES.get(random.nextInt(PIECES.size()));
        byte[] many = piece.repeat(1 + random.nextInt(100_000 / piece.length())).getBytes(StandardCharsets.UTF_8);
        return inserted(mail, many, random.nextInt(mail.length));
    }

    private byte[] cuts(byte[] mail) {
        return Arrays.copyOf(mail, random.nextInt(mail.length));
    }

    private byte[] drops(byte[] mail) {
        int from = random.nextInt(mail.length);
        int to = Math.min(mail.length, from + 1 + random.nextInt(200));
        byte[] rest = Arrays.copyOf(mail, mail.length - (to - from));
        System.arraycopy(mail, to, rest, from, mail.length - to);
        return rest;
    }

    private byte[] splices(byte[] mail) {
        byte[] other = any();
        int from = random.nextInt(other.length);
        return inserted(
                mail,
                Arrays.copyOfRange(other, from, Math.min(other.length, from + random.nextInt(5_000))),
                random.nextInt(mail.length));
    }

    private static byte[] inserted(byte[] mail, byte[] piece, int at) {
        byte[] longer = Arrays.copyOf(mail, mail.length + piece.length);
        System.arraycopy(piece, 0, longer, at, piece.length);
        System.arraycopy(mail, at, longer, at + piece.length, mail.length - at);
        return longer;
    }
}
