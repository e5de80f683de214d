package org.nightdesk.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The small version of {@code bench/mail-fuzz}. */
class MailFuzzTests {

    @Test
    void noSpoiltMailIsTooMuch() {
        MailFuzz.Outcome outcome = MailFuzz.run(2_000, 20_261_121, SpoiltMails.ours());

        assertThat(outcome.broken()).isEmpty();
        assertThat(outcome.read()).isEqualTo(2_000);
        assertThat(outcome.slowest())
                .as("the slowest was %s", outcome.slowestMail())
                .isLessThan(java.time.Duration.ofSeconds(5));
    }
}
