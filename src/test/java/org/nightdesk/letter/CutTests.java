package org.nightdesk.letter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What mail programs put below a reply, in the languages they speak. */
class CutTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "On Fri, Nov 20, 2026 at 3:04 PM Bob <bob@example.org> wrote:",
                "On 20 Nov 2026, at 15:04, Bob <bob@example.org>\nwrote:",
                "Am 20.11.2026 um 15:04 schrieb Bob <bob@example.org>:",
                "Am Fr., 20. Nov. 2026 um 15:04 Uhr schrieb Bob\n<bob@example.org>:",
                "Le ven. 20 nov. 2026 à 15:04, Bob <bob@example.org> a écrit :",
                "El vie, 20 nov 2026 a las 15:04, Bob (<bob@example.org>) escribió:",
                "Il giorno ven 20 nov 2026 alle ore 15:04 Bob <bob@example.org> ha scritto:",
                "Em sex., 20 de nov. de 2026 às 15:04, Bob <bob@example.org> escreveu:",
                "Op vr 20 nov 2026 om 15:04 schreef Bob <bob@example.org>:",
                "Den fre 20 nov. 2026 kl 15:04 skrev Bob <bob@example.org>:",
                "fre. 20. nov. 2026 kl. 15.04 skrev Bob <bob@example.org>:",
                "pe 20. marrask. 2026 klo 15.04 Bob (bob@example.org) kirjoitti:",
                "pt., 20 lis 2026 o 15:04 Bob <bob@example.org> napisał(a):",
                "W dniu 20.11.2026 o 15:04, Bob pisze:",
                "pá 20. 11. 2026 v 15:04 odesílatel Bob <bob@example.org> napsal:",
                "Bob <bob@example.org> ezt írta (időpont: 2026. nov. 20., P, 15:04):",
                "пт, 20 нояб. 2026 г. в 15:04, Bob <bob@example.org>:",
                "20.11.2026 15:04, Bob пишет:",
                "Bob <bob@example.org>, 20 Kas 2026 Cum, 15:04 tarihinde şunu yazdı:",
                "vin., 20 nov. 2026 la 15:04, Bob <bob@example.org> a scris:",
                "Bob <bob@example.org> 于2026年11月20日周五 15:04写道：",
                "2026年11月20日(金) 15:04 Bob <bob@example.org>:",
                "2026년 11월 20일 (금) 오후 3:04, Bob <bob@example.org>님이 작성:",
                "Vào Th 6, 20 thg 11, 2026 vào lúc 15:04 Bob <bob@example.org> đã viết:"
            })
    void knowsTheWordsAboveAQuote(String introduction) {
        assertCut(
                "It works now.\n\nAlice\n\n" + introduction + "\n\n> Does it work?\n> Bob\n", "It works now.\n\nAlice");
        assertCut("It works now.\n\nAlice\n" + introduction + "\n> Does it work?\n", "It works now.\n\nAlice");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-----Original Message-----",
                "-----Ursprüngliche Nachricht-----",
                "-------- Message d'origine --------",
                "-----Mensaje original-----",
                "-----Oorspronkelijk bericht-----",
                "-----Исходное сообщение-----",
                "________________________________\nFrom: Bob\nSent: Friday\nTo: Alice\nSubject: Printer",
                "Von: Bob <bob@example.org>\nGesendet: Freitag\nAn: Alice\nBetreff: Drucker",
                "*De :* Bob\n*Envoyé :* vendredi\n*À :* Alice\n*Objet :* Imprimante",
                "De: Bob\nEnviado el: viernes\nPara: Alice\nAsunto: Impresora",
                "Da: Bob\nInviato: venerdì\nA: Alice\nOggetto: Stampante",
                "Van: Bob\nVerzonden: vrijdag\nAan: Alice\nOnderwerp: Printer",
                "Från: Bob\nSkickat: fredag\nTill: Alice\nÄmne: Skrivare",
                "Od: Bob\nWysłano: piątek\nDo: Alice\nTemat: Drukarka",
                "От: Bob\nОтправлено: пятница\nКому: Alice\nТема: Принтер",
                "发件人: Bob\n发送时间: 2026\n收件人: Alice\n主题: 打印机",
                "差出人: Bob\n送信日時: 2026\n宛先: Alice\n件名: プリンタ",
                "##- Please type your reply above this line -##"
            })
    void knowsWhereHistoryBeginsWithoutMarks(String divider) {
        assertCut("It works now.\n\n" + divider + "\n\nDoes it work?\nBob\n", "It works now.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-- \nAlice\nPrinters Ltd",
                "--\nAlice",
                "Sent from my iPhone",
                "Get Outlook for iOS<https://aka.ms/x>",
                "Von meinem iPhone gesendet",
                "Envoyé de mon iPhone",
                "Enviado desde mi iPhone",
                "Inviato da iPhone",
                "Verstuurd vanaf mijn iPhone",
                "Отправлено с iPhone",
                "iPhoneから送信",
                "发自我的iPhone"
            })
    void foldsSignatures(String signature) {
        Visible visible = Cut.of("It works now.\n\n" + signature + "\n");

        assertThat(visible.reply()).isEqualTo("It works now.");
        assertThat(visible.signature()).isEqualTo(signature);
    }

    @Test
    void showsWhatIsOnlySentOn() {
        String forward =
                "---------- Forwarded message ---------\nFrom: Charlie\nDate: today\nSubject: Help\n\nIt burns.";

        assertCut(forward, forward);
        assertCut("FYI\n\n" + forward, "FYI");
    }

    @Test
    void leavesOutTheOneQuoteAboveAnAnswer() {
        Visible visible = Cut.of("On 20 Nov 2026, Bob wrote:\n> Does it work?\n\nYes.\n");

        assertThat(visible.reply()).isEqualTo("Yes.");
        assertThat(visible.quoted()).contains("> Does it work?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "On Monday we will try again: 3 times.",
                "From: now on it works.",
                "He wrote: no.",
                "I looked at the page above this line of text.",
                "Steps:\n- one\n- two",
                "a -- b",
                "Am Montag schrieb ich nichts."
            })
    void leavesSentencesAlone(String text) {
        assertCut(text, text);
    }

    private static void assertCut(String text, String reply) {
        Visible visible = Cut.of(text);
        assertThat(visible.reply()).isEqualTo(reply);
        assertThat(written(visible.reply()) + written(visible.quoted()) + written(visible.signature()))
                .isEqualTo(written(text));
    }

    private static long written(String text) {
        return text.lines().filter(line -> !line.isBlank()).count();
    }
}
