package org.nightdesk.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;

/** A number that is read late is the number that was written. */
class DecimalTests {

    @Property(tries = 2_000)
    void everyTextIsReadAsBigDecimalReadsIt(
            @ForAll @Chars({'0', '1', '9', '.', '-', '+', 'e'}) @StringLength(min = 1, max = 6) String text) {
        try {
            BigDecimal value = new BigDecimal(text);
            assertThat(read(text)).isEqualTo(new Cell.Decimal(value));
            assertThat(read(text).value()).isEqualByComparingTo(value);
        } catch (NumberFormatException none) {
            assertThatThrownBy(() -> read(text)).isInstanceOf(NumberFormatException.class);
        }
    }

    private static Cell.Decimal read(String text) {
        return Cell.Decimal.read(text.getBytes(StandardCharsets.UTF_8));
    }
}
