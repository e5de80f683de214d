package org.nightdesk.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DifferencesTests {

    @Test
    void whatStaysIsAsMuchAsPossible() {
        assertThat(said("select a\nfrom b\nwhere c", "select a, d\nfrom b\nwhere c\norder by d"))
                .isEqualTo("-select a|+select a, d| from b| where c|+order by d");
        assertThat(said("", "one")).isEqualTo("+one");
        assertThat(said("one", "")).isEqualTo("-one");
        assertThat(said("one\ntwo", "one\ntwo")).isEqualTo(" one| two");
    }

    private static String said(String before, String after) {
        return Differences.of(before, after).stream()
                .map(line -> line.sign() + line.text())
                .collect(Collectors.joining("|"));
    }
}
