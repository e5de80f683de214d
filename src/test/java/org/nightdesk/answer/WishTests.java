package org.nightdesk.answer;

import static org.assertj.core.api.Assertions.assertThat;

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
