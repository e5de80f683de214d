package org.nightdesk.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nightdesk.letter.Bounce.Failure;
import org.nightdesk.letter.Bounce.Severity;
import org.nightdesk.letter.Nature.Kind;

/** What the foreign mails are, and who could not be reached. */
class LetterCorpusTests {

    @Test
    void readsEveryMail() {
        assertThat(Corpus.files("", ".eml", ".msg", ".txt"))
                .hasSizeGreaterThan(260)
                .allSatisfy(file -> assertThat(Letters.read(Corpus.bytes(file)).troubles())
                        .noneMatch(trouble -> trouble.contains("could not be taken apart")));
    }

    @Test
    void namesWhoCouldNotBeReached() {
        assertThat(failures("mail-gem/multipart_report_emails/report_422.eml"))
                .singleElement()
                .satisfies(failure -> {
                    assertThat(failure.status()).isEqualTo("4.2.2");
                    assertThat(failure.severity()).isEqualTo(Severity.SOFT);
                });
        assertThat(failures("mail-gem/multipart_report_emails/multi_address_bounce1.eml"))
                .hasSize(5)
                .allMatch(failure -> failure.status().equals("5.1.1") && failure.severity() == Severity.HARD);
        assertThat(failures("php-imap/example_bounce.eml"))
                .extracting(Failure::address)
                .containsExactly("ding@ding.de");
    }

    @Test
    void tellsListsFromPeople() {
        assertThat(letter("php-imap/1366671050@github.com.eml").nature().kind()).isEqualTo(Kind.BULK);
        assertThat(letter("php-imap/issue-412.eml").nature()).isEqualTo(Nature.PERSON);
    }

    private static List<Failure> failures(String mail) {
        Letter letter = letter(mail);
        assertThat(letter.nature().kind()).isEqualTo(Kind.BOUNCE);
        return letter.bounce().orElseThrow().failures();
    }

    private static Letter letter(String mail) {
        return Letters.read(Corpus.bytes(Corpus.path(mail)));
    }
}
