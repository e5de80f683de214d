package org.nightdesk.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nightdesk.answer.Wish.Deed;

/** What people write half asleep. */
class WishTests {

    @Test
    void isTheLastPageAllOfThemOrOneByItsNumber() {
        assertThat(Wish.of("ok")).hasValue(new Wish(Optional.empty(), false, Deed.TAKE));
        assertThat(Wish.of(" OK! ")).hasValue(new Wish(Optional.empty(), false, Deed.TAKE));
        assertThat(Wish.of("On it")).hasValue(new Wish(Optional.empty(), false, Deed.TAKE));
        assertThat(Wish.of("All")).hasValue(new Wish(Optional.empty(), true, Deed.TAKE));
        assertThat(Wish.of("all no")).hasValue(new Wish(Optional.empty(), true, Deed.PASS_ON));
        assertThat(Wish.of("4821")).hasValue(new Wish(Optional.of("4821"), false, Deed.TAKE));
        assertThat(Wish.of("4821 no")).hasValue(new Wish(Optional.of("4821"), false, Deed.PASS_ON));
        assertThat(Wish.of("Done")).hasValue(new Wish(Optional.empty(), false, Deed.RESOLVE));
        assertThat(Wish.of("4821 is fixed")).hasValue(new Wish(Optional.of("4821"), false, Deed.RESOLVE));
        assertThat(Wish.of("It's not mine")).hasValue(new Wish(Optional.empty(), false, Deed.PASS_ON));
    }

    @Test
    void mayHaveAnEnd() {
        assertThat(Wish.of("OK 06:00")).hasValue(take("", new Until.Clock(LocalTime.of(6, 0))));
        assertThat(Wish.of("mine until 6.30")).hasValue(take("", new Until.Clock(LocalTime.of(6, 30))));
        assertThat(Wish.of("4821 till 12:15am")).hasValue(take("4821", new Until.Clock(LocalTime.of(0, 15))));
        assertThat(Wish.of("ack 6 pm")).hasValue(take("", new Until.Clock(LocalTime.of(18, 0))));
        assertThat(Wish.of("4821 4h")).hasValue(take("4821", new Until.Span(Duration.ofHours(4))));
        assertThat(Wish.of("got it for 90 minutes")).hasValue(take("", new Until.Span(Duration.ofMinutes(90))));
        assertThat(Wish.of("OK until the end of my shift")).hasValue(take("", new Until.Shift()));
        assertThat(Wish.of("OK 25:00")).hasValue(take("", new Until.Wrong("No clock shows 25:00.")));
        assertThat(Wish.of("OK 06:00 or 07:00")).as("or is no word of ours").isEmpty();
        assertThat(Wish.of("OK 06:00 4h")).hasValue(take("", new Until.Wrong("There are two ends in it.")));
        assertThat(Wish.of("06:00")).as("what of it?").isEmpty();
        assertThat(Wish.of("not mine until 06:00")).isEmpty();
    }

    private static Wish take(String code, Until until) {
        return new Wish(Optional.of(code).filter(text -> !text.isEmpty()), false, Deed.TAKE, Optional.of(until));
    }

    @Test
    void aTimeIsTheNextOnTheWallAndMustBeOneMoment() {
        ZoneId dublin = ZoneId.of("Europe/Dublin");
        Until six = new Until.Clock(LocalTime.of(6, 0));
        Instant night = Instant.parse("2026-11-20T03:06:00Z");
        assertThat(six.at(dublin, Optional.empty(), night)).isEqualTo(Instant.parse("2026-11-20T06:00:00Z"));
        assertThat(six.at(dublin, Optional.empty(), Instant.parse("2026-11-20T06:00:30Z")))
                .isEqualTo(Instant.parse("2026-11-21T06:00:00Z"));
        assertThat(six.at(ZoneId.of("Asia/Tokyo"), Optional.empty(), night))
                .isEqualTo(Instant.parse("2026-11-20T21:00:00Z"));
        Until half = new Until.Clock(LocalTime.of(1, 30));
        assertThatThrownBy(() -> half.at(dublin, Optional.empty(), Instant.parse("2026-10-24T22:00:00Z")))
                .hasMessageContaining("The clocks show 01:30 twice that night. Nothing was done.");
        assertThatThrownBy(() -> half.at(dublin, Optional.empty(), Instant.parse("2026-03-28T22:00:00Z")))
                .hasMessageContaining("The clocks skip 01:30 that night.");
        assertThatThrownBy(() -> new Until.Span(Duration.ofHours(25)).at(dublin, Optional.empty(), night))
                .hasMessageContaining("a day at most");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?",
                "who is this about",
                "no idea, what is 4821?",
                "4821 4822",
                "all 4821",
                "yes but call Bob",
                "it is the",
                "not done",
                "STOP"
            })
    void aQuestionIsNoAnswer(String text) {
        assertThat(Wish.of(text)).isEmpty();
    }
}
