package org.nightdesk.runner;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.nightdesk.act.Mask;

class HeardTests {

    private final Mask mask = new Mask();

    @Test
    void aSecretThatComesInTwoPiecesIsSeenInNeither() {
        mask.hide("open-sesame");
        Heard heard = new Heard(mask);

        add(heard, "It says: open-se");
        String first = heard.piece();
        add(heard, "same. And on.");
        String second = heard.piece();

        assertThat(first + second).doesNotContain("open").doesNotContain("same");
        assertThat(heard.whole()).isEqualTo("It says: •••. And on.");
    }

    @Test
    void whatIsNotSecretIsSeenAtOnce() {
        Heard heard = new Heard(mask);

        add(heard, "one\n");

        assertThat(heard.piece()).isEqualTo("one\n");
        assertThat(heard.piece()).isEmpty();
    }

    @Test
    void ofMuchTheBeginningAndTheEndAreKeptAndNoHalfOfASecretAtTheirEdges() {
        mask.hide("open-sesame");
        Heard heard = new Heard(mask);

        add(heard, "begin " + "x".repeat(Heard.HALF - 10) + "open-sesame");
        add(heard, "y".repeat(3 * Heard.HALF));
        add(heard, "open-sesame" + "z".repeat(Heard.HALF - 8) + "end");

        assertThat(heard.whole())
                .startsWith("begin x")
                .endsWith("zend")
                .contains("2,500,013 letters in all")
                .doesNotContain("open")
                .doesNotContain("esame");
        assertThat(heard.piece()).hasSizeLessThan(4_100).startsWith("…");
    }

    @Test
    void whatIsNoTextIsSeenAndStandsInNobodysWay() {
        Heard heard = new Heard(mask);

        add(heard, "\0\0moon \uD83C");

        assertThat(heard.piece()).isEqualTo("\uFFFD\uFFFDmoon ?");
        assertThat(heard.whole()).isEqualTo("\uFFFD\uFFFDmoon ?");
    }

    private static void add(Heard heard, String text) {
        heard.add(text.toCharArray(), text.length());
    }
}
